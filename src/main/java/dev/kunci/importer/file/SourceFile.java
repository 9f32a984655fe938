package dev.kunci.importer.file;

import dev.kunci.importer.ImportKind;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One file of an import, with what its name and its folder say.
 *
 * @param kind what its things are where their fields do not tell, null where the name does not tell either
 * @param owner whose its apps are that name nobody, null for nobody
 */
public record SourceFile(
        Path path, @Nullable ImportKind kind, @Nullable NamedOwner owner) {}

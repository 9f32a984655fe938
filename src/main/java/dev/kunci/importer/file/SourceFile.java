package dev.kunci.importer.file;

import dev.kunci.importer.ImportKind;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One file of an import, with what its name and its folder tell.
 *
 * @param kind the kind of its objects if their fields do not tell, null if the name does not tell either
 * @param owner the owner of apps that name none, null for none
 */
public record SourceFile(
        Path path, @Nullable ImportKind kind, @Nullable NamedOwner owner) {}

package dev.kunci.importer.file;

import dev.kunci.importer.ImportKind;
import org.jspecify.annotations.Nullable;

/**
 * One object of a file.
 *
 * @param kind a developer, an app group, an API product, an app, or a key that names its app
 * @param owner the owner it is listed under, null if it names its owner itself
 */
public record ImportItem(
        ImportKind kind, LocatedValue value, @Nullable NamedOwner owner) {}

package dev.kunci.intake;

import org.jspecify.annotations.Nullable;

/**
 * One thing of a file.
 *
 * @param kind a developer, an app group, an API product, an app, or a key that names its app
 * @param owner under whom it stands in the file, null where it names its owner itself
 */
record Item(Kind kind, Value value, @Nullable NamedOwner owner) {}

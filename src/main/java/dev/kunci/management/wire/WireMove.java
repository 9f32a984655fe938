package dev.kunci.management.wire;

import org.jspecify.annotations.Nullable;

/**
 * The new space of an API product.
 *
 * @param space empty or missing for none
 */
public record WireMove(@Nullable String space) {}

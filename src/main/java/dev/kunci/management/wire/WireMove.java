package dev.kunci.management.wire;

import org.jspecify.annotations.Nullable;

/**
 * Where an API product is to be.
 *
 * @param space empty or left out for none
 */
public record WireMove(@Nullable String space) {}

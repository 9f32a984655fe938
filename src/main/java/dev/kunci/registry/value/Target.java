package dev.kunci.registry.value;

import java.util.UUID;

/** Refers to one thing that has a status. */
public record Target(UUID organization, Level level, UUID id) {}

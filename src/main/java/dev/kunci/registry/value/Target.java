package dev.kunci.registry.value;

import java.util.UUID;

/** Points at one thing that carries a status. */
public record Target(UUID organization, Level level, UUID id) {}

package dev.kunci.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who did it, by the name they had at that moment, and from where. */
public record ActorSnapshot(
        @Nullable UUID id, String name, @Nullable String onBehalfOf, Origin origin) {}

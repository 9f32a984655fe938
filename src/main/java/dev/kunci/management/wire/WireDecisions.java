package dev.kunci.management.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Many decisions in one call. */
public record WireDecisions(@Nullable List<@Nullable WireDecision> decisions) {}

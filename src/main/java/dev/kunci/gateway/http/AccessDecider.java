package dev.kunci.gateway.http;

import dev.kunci.gateway.CheckRequest;
import dev.kunci.gateway.Verdict;
import org.jspecify.annotations.Nullable;

/** Decides about calls; separates the server from the rules. */
interface AccessDecider {

    /** From memory alone; null if something has to be looked up first. */
    @Nullable
    Verdict now(CheckRequest request);

    /** May take as long as the database does. */
    Verdict check(CheckRequest request);
}

package dev.kunci.gateway.http;

import dev.kunci.gateway.CheckRequest;
import dev.kunci.gateway.Verdict;
import org.jspecify.annotations.Nullable;

/** Who decides; apart from the server, so that neither has to know how the other works. */
interface AccessDecider {

    /** From memory alone; null where something has to be looked up first. */
    @Nullable
    Verdict now(CheckRequest question);

    /** May take as long as the database does. */
    Verdict check(CheckRequest question);
}

package dev.kunci.gateway.http;

import dev.kunci.gateway.Question;
import dev.kunci.gateway.Verdict;
import org.jspecify.annotations.Nullable;

/** Who decides; apart from the server, so that neither has to know how the other works. */
interface Doorkeeper {

    /** From memory alone; null where something has to be looked up first. */
    @Nullable
    Verdict now(Question question);

    /** May take as long as the database does. */
    Verdict check(Question question);
}

package dev.kunci.management;

import dev.kunci.management.dialect.Dialect;
import dev.kunci.management.wire.WireProblem;

/** Judges how a bad call is answered: as the fault of the caller, in words. */
public final class Told {

    private Told() {}

    public static void byTheCaller(WireProblem problem) {
        for (Dialect dialect : Dialect.values()) {
            int status = problem.status(dialect);
            if (status < 400 || status > 499 || problem.getMessage().isBlank()) {
                throw new IllegalStateException("answered " + status, problem);
            }
        }
    }
}

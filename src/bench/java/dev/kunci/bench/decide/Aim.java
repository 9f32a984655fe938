package dev.kunci.bench.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A ratio and what it should be.
 *
 * @param least whether the ratio must reach the bound, or else must not exceed it
 */
record Aim(String name, double ratio, double bound, boolean least) {

    private static final int MANY = 16;

    /** Those of a run, without those whose contenders were left out. */
    static List<Aim> of(Results results) {
        List<Aim> aims = new ArrayList<>();
        String rest = DecideBench.REST;
        String earlier = DecideBench.EARLIER;
        least(aims, results, "REST / earlier Kunci, decisions/s", rest, earlier, 10);
        least(aims, results, "REST / bare transaction, decisions/s", rest, BareTransaction.NAME, 0.25);
        least(aims, results, "REST / Keycloak, decisions/s", rest, Keycloak.NAME, 3);
        least(
                aims,
                results,
                "service / bare transaction, decisions/s",
                ServiceDecisions.NAME,
                BareTransaction.NAME,
                0.5);
        for (String own : List.of(rest, ServiceDecisions.NAME)) {
            results.of(own, MANY)
                    .ifPresent(sample -> aims.add(new Aim(own + ": p99 / p50", sample.p99() / sample.p50(), 3, false)));
        }
        most(aims, results, MANY, "REST / earlier Kunci, processor time in Kunci", Sample::program, 0.125);
        most(aims, results, MANY, "REST / earlier Kunci, processor time in PostgreSQL", Sample::database, 0.25);
        most(aims, results, 1, "REST / earlier Kunci, p50 of one client", Sample::p50, 0.5);
        return aims;
    }

    private static void least(
            List<Aim> aims, Results results, String name, String ours, String reference, double bound) {
        results.of(ours, MANY).ifPresent(own -> results.of(reference, MANY)
                .ifPresent(other -> aims.add(new Aim(name, own.rate() / other.rate(), bound, true))));
    }

    private static void most(
            List<Aim> aims, Results results, int clients, String name, ToDoubleFunction<Sample> part, double bound) {
        results.of(DecideBench.REST, clients).ifPresent(own -> results.of(DecideBench.EARLIER, clients)
                .ifPresent(other ->
                        aims.add(new Aim(name, part.applyAsDouble(own) / part.applyAsDouble(other), bound, false))));
    }

    boolean met() {
        return least ? ratio >= bound : ratio <= bound;
    }

    String wanted() {
        return (least ? "at least " : "at most ") + (bound == Math.rint(bound) ? "" + (int) bound : "" + bound);
    }
}

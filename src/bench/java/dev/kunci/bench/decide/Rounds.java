package dev.kunci.bench.decide;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Alternates between the contenders, so that other load of the machine affects all of them. */
final class Rounds {

    private static final int WARM_UP_CLIENTS = 16;
    private static final int WARM_UP_SECONDS = 40;

    private Rounds() {}

    static Results measure(List<Contender> contenders, Options options) throws Exception {
        List<Contender> warm = new ArrayList<>();
        for (Contender one : contenders) {
            try {
                one.decide(Math.min(WARM_UP_CLIENTS, options.most()), WARM_UP_SECONDS);
                warm.add(one);
            } catch (IllegalStateException failed) {
                System.out.println("Left out: " + one.name() + ". " + failed.getMessage());
            }
        }
        Map<Results.Row, List<Sample>> samples = new LinkedHashMap<>();
        for (int round = 0; round < options.rounds(); round++) {
            for (int clients : options.clients()) {
                for (Contender one : warm) {
                    samples.computeIfAbsent(new Results.Row(one.name(), clients), _ -> new ArrayList<>())
                            .add(one.measure(clients, options.seconds()));
                }
            }
        }
        Map<Results.Row, Sample> medians = new LinkedHashMap<>();
        samples.forEach((row, rounds) -> medians.put(row, Sample.median(rounds)));
        return new Results(medians);
    }
}

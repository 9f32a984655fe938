package dev.kunci.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How fast the gateway port answers compared with nginx with nothing to decide, in one run on one machine. */
final class GatewayBench {

    private static final String LIMIT = "nginx, return 204";
    private static final String DIRECT = "Kunci, asked directly";
    private static final String BEHIND_NGINX = "nginx behind nginx (auth_request)";
    private static final String BEHIND_BARE_NGINX = "nginx behind nginx, nothing handed on";
    private static final String BEHIND_KUNCI = "nginx behind Kunci (auth_request)";

    private GatewayBench() {}

    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.of(arguments);
        Programs.need("nginx", "wrk");
        Path place = Files.createDirectories(Path.of("target", "bench"));
        Population population = new Population(place, settings.keys());
        try (Kunci kunci = Kunci.start(place.resolve("data-" + settings.keys()))) {
            population.bring(kunci);
            String token = kunci.command("token", "create", "--gateway", "bench", "--organization", Population.PLACE);
            try (Nginx nginx = Nginx.start(place.resolve("nginx"), kunci.gatewayPort(), token)) {
                Map<String, String> contenders = new LinkedHashMap<>();
                contenders.put(LIMIT, nginx.nothing());
                contenders.put(DIRECT, kunci.gateway());
                contenders.put(BEHIND_BARE_NGINX, nginx.behindBareNginx());
                contenders.put(BEHIND_NGINX, nginx.behindNginx());
                contenders.put(BEHIND_KUNCI, nginx.behindKunci());
                measure(settings, new Load(place, population.hot(), token), contenders);
            }
            new Acknowledgements(kunci).measure(settings.decisions());
        }
    }

    /** In rounds, so that other load of the machine affects all of them. */
    private static void measure(Settings settings, Load load, Map<String, String> contenders) throws Exception {
        System.out.printf(
                "%,d keys, %,d of them asked for; %d rounds of %d s; load of the machine before: %s%n",
                settings.keys(), load.hot(), settings.rounds(), settings.seconds(), Programs.load());
        for (String url : contenders.values()) {
            load.full(url, settings.seconds());
        }
        Map<String, List<Measured>> full = new LinkedHashMap<>();
        for (int round = 0; round < settings.rounds(); round++) {
            for (Map.Entry<String, String> one : contenders.entrySet()) {
                full.computeIfAbsent(one.getKey(), _ -> new ArrayList<>())
                        .add(load.full(one.getValue(), settings.seconds()));
            }
        }
        System.out.printf(
                "%n%-38s %12s %10s %10s %16s %10s%n", "", "requests/s", "p50 ms", "p99 ms", "at half: req/s", "p99 ms");
        Map<String, Measured> medians = new LinkedHashMap<>();
        for (Map.Entry<String, String> one : contenders.entrySet()) {
            Measured median = Measured.median(full.get(one.getKey()));
            Measured half = load.half(one.getValue(), settings.seconds(), median.rate());
            medians.put(one.getKey(), median);
            System.out.printf(
                    "%-38s %,12.0f %10.2f %10.2f %,16.0f %10.2f%n",
                    one.getKey(), median.rate(), median.p50(), median.p99(), half.rate(), half.p99());
        }
        ratio(medians, DIRECT, LIMIT, 0.6);
        ratio(medians, BEHIND_KUNCI, BEHIND_NGINX, 0.9);
        ratio(medians, BEHIND_KUNCI, BEHIND_BARE_NGINX, 0.9);
    }

    private static void ratio(Map<String, Measured> medians, String ours, String reference, double aim) {
        System.out.printf(
                "%s / %s: %.2f (aim: at least %.1f)%n",
                ours,
                reference,
                medians.get(ours).rate() / medians.get(reference).rate(),
                aim);
    }
}

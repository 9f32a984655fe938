package dev.kunci.bench.decide;

import dev.kunci.bench.Kunci;
import dev.kunci.bench.LeftOut;
import dev.kunci.bench.Programs;
import dev.kunci.bench.Reference;
import dev.kunci.bench.Workplace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many decisions a second Kunci takes, and what one of them costs. */
final class DecideBench implements AutoCloseable {

    static final String REST = "Kunci, REST";
    static final String EARLIER = "earlier Kunci, REST";
    /** No limit of calls stands in the way of clients without a pause. */
    private static final Map<String, String> UNLIMITED = Map.of("KUNCI_APICALLSPERMINUTE", "100000000");

    private final Options options;
    private final Path place;
    private final Path programs;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final List<Contender> contenders = new ArrayList<>();

    private DecideBench(Options options, Path place, Path programs) {
        this.options = options;
        this.place = place;
        this.programs = programs;
    }

    public static void main(String[] words) throws Exception {
        Options options;
        try {
            options = Options.of(words);
        } catch (IllegalArgumentException unknown) {
            System.err.print(unknown.getMessage() + " is no option here.\n" + Options.USAGE);
            System.exit(2);
            return;
        }
        if (!Files.exists(Path.of("/proc/self/stat"))) {
            System.err.println("The benchmark reads processor time from /proc, which is on Linux alone.");
            System.exit(1);
        }
        Path place = Workplace.empty(Path.of("target", "bench", "decide"));
        Path programs = Files.createDirectories(Path.of("target", "bench", "programs"));
        try (DecideBench bench = new DecideBench(options, place, programs)) {
            bench.run();
        }
    }

    private void run() throws Exception {
        String jar = System.getProperty("kunci.jar");
        Path agent = Files.createDirectories(place.resolve("agent"));
        Optional<List<String>> withAgent = leaves("service") ? Optional.empty() : ServiceDecisions.program(agent, jar);
        Map<String, String> environment = new HashMap<>(UNLIMITED);
        environment.putAll(ServiceDecisions.environment(agent));
        Kunci now = opened(Kunci.start(withAgent.orElse(List.of("-jar", jar)), place.resolve("now"), environment));
        Keys.bring(now, 2 * options.most());
        add(new RestDecisions(REST, now));
        if (withAgent.isPresent()) {
            add(new ServiceDecisions(now, agent, options.most() * Keys.OF_A_CLIENT));
        } else if (!leaves("service")) {
            System.out.println("Left out: " + ServiceDecisions.NAME + ". The benchmark does not fit this Kunci.");
        }
        add(new BareTransaction(now, options.most()));
        attempt("reference", EARLIER, () -> {
            Path earlier = Reference.jar(options.reference(), programs);
            Kunci then = opened(Kunci.start(List.of("-jar", earlier.toString()), place.resolve("then"), UNLIMITED));
            Keys.bring(then, options.most());
            return new RestDecisions(EARLIER, then);
        });
        attempt("keycloak", Keycloak.NAME, () -> Keycloak.start(now, programs, place, options.most()));
        attempt("express-gateway", ExpressGateway.NAME, () -> ExpressGateway.start(programs, place));
        measure(now);
    }

    private void measure(Kunci now) throws Exception {
        String postgres;
        try (Connection connection = BareTransaction.connect(now, "postgres")) {
            postgres = connection.getMetaData().getDatabaseProductVersion();
        }
        String before = Programs.load();
        Results results = Rounds.measure(contenders, options);
        String circumstances =
                "%s: medians of %d rounds of %d s. PostgreSQL %s. Load of the machine: %s before, %s after."
                        .formatted(
                                LocalDate.now(ZoneOffset.UTC),
                                options.rounds(),
                                options.seconds(),
                                postgres,
                                before,
                                Programs.load());
        System.out.print(circumstances + "\n" + results.table() + "\n" + aims(results));
        if (options.write() != null) {
            Page.write(options.write(), results, circumstances);
        }
    }

    private static String aims(Results results) {
        StringBuilder aims = new StringBuilder();
        for (Aim aim : Aim.of(results)) {
            aims.append("%-52s %8.3f   aim: %-15s %s%n"
                    .formatted(aim.name(), aim.ratio(), aim.wanted(), aim.met() ? "met" : "missed"));
        }
        return aims.toString();
    }

    /** Something to compare with. */
    private interface Start {
        Contender contender() throws Exception;
    }

    private void attempt(String option, String name, Start start) throws Exception {
        if (leaves(option)) {
            return;
        }
        try {
            add(start.contender());
        } catch (LeftOut missing) {
            System.out.println("Left out: " + name + ". " + missing.getMessage());
        }
    }

    private boolean leaves(String option) {
        return options.without().contains(option);
    }

    private void add(Contender contender) {
        contenders.add(opened(contender));
    }

    private <T extends AutoCloseable> T opened(T one) {
        opened.push(one);
        return one;
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
    }
}

package dev.kunci.bench.decide;

import dev.kunci.bench.Kunci;
import dev.kunci.bench.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** How many decisions a second Kunci takes, and what one of them costs. */
final class DecideBench implements AutoCloseable {

    static final String REST = "Kunci, REST";
    /** No limit of calls stands in the way of clients without a pause. */
    private static final Map<String, String> UNLIMITED = Map.of("KUNCI_APICALLSPERMINUTE", "100000000");

    private final Options options;
    private final Path place;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final List<Contender> contenders = new ArrayList<>();

    private DecideBench(Options options, Path place) {
        this.options = options;
        this.place = place;
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
        try (DecideBench bench = new DecideBench(options, place)) {
            bench.run();
        }
    }

    private void run() throws Exception {
        Kunci now = opened(Kunci.start(List.of("-jar", System.getProperty("kunci.jar")), place.resolve("now"), UNLIMITED));
        Keys.bring(now, options.most());
        add(new RestDecisions(REST, now));
        add(new BareTransaction(now, options.most()));
        String postgres;
        try (Connection connection = BareTransaction.connect(now, "postgres")) {
            postgres = connection.getMetaData().getDatabaseProductVersion();
        }
        String circumstances = "%d rounds of %d s a measurement, medians; PostgreSQL %s; load of the machine before: %s"
                .formatted(options.rounds(), options.seconds(), postgres, Programs.load());
        System.out.println(circumstances);
        Results results = Rounds.measure(contenders, options);
        System.out.print(results.table());
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

package dev.kunci.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How long commands and the first sign-in page take, compared with a Kunci from before the AOT cache, in one run. */
final class StartBench {

    private static final String COMMIT = "309e8f6";
    private static final String ADMINISTRATOR = "bench@localhost";
    private static final double COMMANDS = 0.35;
    private static final double RUN = 0.6;
    private static final String USAGE = "./kunci bench start [--reference DIRECTORY] [--rounds 5]";

    private static final Map<String, String[]> TYPED = new LinkedHashMap<>();

    static {
        TYPED.put("token list", new String[] {"token", "list", "--organization", Checkout.ORGANIZATION});
        TYPED.put("token create", new String[] {
            "token", "create", "--organization", Checkout.ORGANIZATION, "--operator", ADMINISTRATOR, "--name", "bench"
        });
        TYPED.put("organization list", new String[] {"organization", "list"});
    }

    private StartBench() {}

    public static void main(String[] arguments) throws Throwable {
        Path reference = null;
        int rounds = 5;
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 < arguments.length && arguments[i].equals("--reference")) {
                reference = Path.of(arguments[i + 1]);
            } else if (i + 1 < arguments.length
                    && arguments[i].equals("--rounds")
                    && arguments[i + 1].matches("[1-9]\\d?")) {
                rounds = Integer.parseInt(arguments[i + 1]);
            } else {
                end(2, "Usage: " + USAGE);
            }
        }
        if (!Files.exists(Path.of("/proc/self/stat"))) {
            end(1, "The benchmark reads processor time and memory from /proc, which is on Linux alone.");
        }
        Path place = Files.createTempDirectory("kunci-bench-");
        // The account of the embedded PostgreSQL must be able to pass.
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwx--x--x"));
        try {
            measure(reference == null ? built(place.resolve("reference")) : reference, place, rounds);
        } finally {
            delete(place);
        }
    }

    /** The sources of that version from the history of this repository, built by their own launcher. */
    private static Path built(Path directory) throws Exception {
        if (new ProcessBuilder("git", "cat-file", "-e", COMMIT + "^{commit}")
                        .start()
                        .waitFor()
                != 0) {
            end(
                    1,
                    "The history here has no commit " + COMMIT + ": fetch all of it (git fetch --unshallow), or name a"
                            + " directory with its sources: " + USAGE);
        }
        Files.createDirectory(directory);
        List<Process> both = ProcessBuilder.startPipeline(List.of(
                new ProcessBuilder("git", "archive", COMMIT), new ProcessBuilder("tar", "-x", "-C", "" + directory)));
        for (Process one : both) {
            if (one.waitFor() != 0) {
                throw new IllegalStateException("the sources of " + COMMIT + " could not be unpacked");
            }
        }
        return directory;
    }

    private static void measure(Path reference, Path place, int rounds) throws Throwable {
        ProcessTree tree = ProcessTree.adopting();
        try (Checkout then = new Checkout(reference, place.resolve("then"), tree);
                Checkout now = new Checkout(Path.of(""), place.resolve("now"), tree)) {
            then.prepare(ADMINISTRATOR);
            now.prepare(ADMINISTRATOR);
            System.out.printf(
                    "%d rounds, medians; load of the machine before: %s%n%n%-34s %22s %22s %15s%n%-34s %22s %22s %15s%n",
                    rounds,
                    Programs.load(),
                    "",
                    "wall, s",
                    "processors, s",
                    "memory, MB",
                    "",
                    COMMIT + "   now  ratio",
                    COMMIT + "   now  ratio",
                    COMMIT + "   now");
            boolean reached = true;
            for (Map.Entry<String, String[]> typed : TYPED.entrySet()) {
                reached &= compare(
                        typed.getKey() + ", alone", COMMANDS, rounds, then, now, one -> one.measured(typed.getValue()));
            }
            reached &= compare("run to the sign-in page", RUN, rounds, then, now, Checkout::measuredRun);
            then.run();
            now.run();
            for (Map.Entry<String, String[]> typed : TYPED.entrySet()) {
                reached &= compare(
                        typed.getKey() + ", Kunci runs",
                        COMMANDS,
                        rounds,
                        then,
                        now,
                        one -> one.measured(typed.getValue()));
            }
            System.out.printf(
                    "%nAlone, a command starts and stops the embedded PostgreSQL; where Kunci runs, it connects. The aims hold"
                            + " for both.%nAims: at most %.2f for a command, %.2f for run, of wall time and of processor"
                            + " time: %s.%n",
                    COMMANDS, RUN, reached ? "all reached" : "not all reached");
        }
    }

    /** One start of one of the two. */
    private interface Start {
        Cost of(Checkout checkout) throws Exception;
    }

    /** Alternating, so that other load of the machine affects both; the first measurement is dropped. */
    private static boolean compare(String name, double aim, int rounds, Checkout then, Checkout now, Start start)
            throws Exception {
        List<Cost> before = new ArrayList<>();
        List<Cost> after = new ArrayList<>();
        start.of(now);
        for (int round = 0; round < rounds; round++) {
            before.add(start.of(then));
            after.add(start.of(now));
        }
        Cost old = Cost.median(before);
        Cost own = Cost.median(after);
        double wall = own.wall() / old.wall();
        double cpu = own.cpu() / old.cpu();
        System.out.printf(
                "%-34s %9.2f %6.2f %5.2f %9.2f %6.2f %5.2f %8.0f %6.0f   %s%n",
                name,
                old.wall(),
                own.wall(),
                wall,
                old.cpu(),
                own.cpu(),
                cpu,
                old.memory(),
                own.memory(),
                wall <= aim && cpu <= aim ? "" : "above " + aim);
        return wall <= aim && cpu <= aim;
    }

    private static void end(int status, String sentence) {
        System.err.println(sentence);
        System.exit(status);
    }

    private static void delete(Path place) throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}

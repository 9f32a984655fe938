package dev.kunci.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One of the two compared versions: its launcher, as people use it, on a data directory of its own. */
final class Checkout implements AutoCloseable {

    static final String ORGANIZATION = "bench";
    private static final String READY = "Kunci is ready at ";
    private static final int PAUSE_MILLIS = 10;

    private final Path launcher;
    private final Path data;
    private final Path log;
    private final ProcessTree tree;
    private Process running;

    Checkout(Path directory, Path data, ProcessTree tree) {
        this.launcher = directory.resolve("kunci").toAbsolutePath();
        this.data = data;
        this.log = data.resolveSibling(data.getFileName() + ".log");
        this.tree = tree;
    }

    /** Builds it, and creates its data directory with an organization and its administrator. */
    void prepare(String administrator) throws Exception {
        measured("organization", "create", ORGANIZATION, "--admin", administrator);
    }

    /** A command from start to end. */
    Cost measured(String... command) throws Exception {
        Set<Long> before = ProcessTree.children();
        double cpu = ProcessTree.ended();
        long start = System.nanoTime();
        Process process = start(command);
        double peak = 0;
        while (!process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, ProcessTree.peak(process.pid()));
        }
        double wall = seconds(start);
        if (process.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed: " + Files.readString(log));
        }
        tree.await(before);
        return new Cost(wall, ProcessTree.ended() - cpu, peak);
    }

    /** From the start of a portal to its sign-in page. */
    Cost measuredRun() throws Exception {
        Set<Long> before = ProcessTree.children();
        double cpu = ProcessTree.endedAndRunning();
        int port = Programs.freePorts();
        long start = System.nanoTime();
        running = start("run", "--port", "" + port);
        SignInPage.await(port, running);
        Cost cost = new Cost(seconds(start), ProcessTree.endedAndRunning() - cpu, ProcessTree.peak(running.pid()));
        close();
        tree.await(before);
        return cost;
    }

    /** Runs it from now on, so that commands find a PostgreSQL. */
    void run() throws Exception {
        running = start("run", "--port", "" + Programs.freePorts());
        while (!Files.readString(log).contains(READY)) {
            if (!running.isAlive()) {
                throw new IllegalStateException("Kunci did not start: " + Files.readString(log));
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private Process start(String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of(launcher.toString()));
        line.addAll(List.of(words));
        line.addAll(List.of("--data", data.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("KUNCI_") && !name.equals("KUNCI_JDK_PLACES"));
        return builder.start();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() throws Exception {
        if (running != null) {
            running.destroy();
            running.waitFor();
            running = null;
        }
    }
}

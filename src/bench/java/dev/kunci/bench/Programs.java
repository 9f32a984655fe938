package dev.kunci.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Other programs of this machine. */
public final class Programs {

    private static final List<Path> PLACES =
            List.of(Path.of("/usr/bin"), Path.of("/usr/sbin"), Path.of("/usr/local/bin"), Path.of("/usr/local/sbin"));

    private static final int FIRST_PORT = 20_000;
    private static final int LAST_PORT = 32_000;

    private Programs() {}

    static void need(String... names) {
        for (String name : names) {
            if (!has(name)) {
                System.err.println("The benchmark needs " + name + ": apt-get install " + name);
                System.exit(1);
            }
        }
    }

    public static boolean has(String name) {
        return PLACES.stream().anyMatch(place -> Files.isExecutable(place.resolve(name)));
    }

    static String path(String name) {
        return PLACES.stream()
                .map(place -> place.resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow()
                .toString();
    }

    /** Runs it to its end, and fails if it fails. */
    public static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed: " + said);
        }
        return said;
    }

    public static String load() {
        return String.format(
                Locale.ENGLISH,
                "%.1f on %d cores",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
    }

    /** The first of three free ports in a row, below the ephemeral ports. */
    public static int freePorts() {
        for (int port = FIRST_PORT; port < LAST_PORT; port += 4) {
            if (isFree(port) && isFree(port + 1) && isFree(port + 2) && isFree(port + 3)) {
                return port;
            }
        }
        throw new IllegalStateException("no free ports");
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = new ServerSocket(port)) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}

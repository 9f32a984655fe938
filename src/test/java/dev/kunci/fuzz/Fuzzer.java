package dev.kunci.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs the targets, which are the classes named {@code …Fuzz} beside what they test, each in a process of its own:
 * Jazzer makes inputs, sees which lines they reach, and goes on from those that reach new ones.
 */
final class Fuzzer {

    private static final Path CLASSES = Path.of("target", "test-classes");
    private static final String SUFFIX = "Fuzz.class";

    private Fuzzer() {}

    /** The names of all classes that are targets. */
    static List<String> targets() {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * @param limit how long, as Jazzer takes it: {@code -runs=N} or {@code -max_total_time=SECONDS}
     * @param findings where an input that fails is kept
     * @return what Jazzer said where something failed; empty where nothing did
     */
    static String run(String target, String limit, Path findings) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target,
                "--instrumentation_includes=dev.kunci.**",
                "--custom_hook_excludes=**",
                "--reproducer_path=" + findings,
                "-artifact_prefix=" + findings + "/",
                "-seed=1",
                "-timeout=10",
                limit));
        Path log = findings.resolve(target + ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return process.waitFor() == 0 ? "" : Files.readString(log);
    }
}

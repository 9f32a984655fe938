package dev.kunci.console.system;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program to its end. It sees no more of the environment than the paths of programs and libraries, because the
 * account it runs as must not learn root's secrets.
 */
public final class SystemProgram {
    private static final Set<String> PASSED_ON = Set.of("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH");

    /** The output of a finished program, and whether it succeeded. */
    public record Outcome(boolean success, String output) {}

    private SystemProgram() {}

    /** A missing program counts as failed. */
    public static Outcome run(List<String> command) {
        try {
            return run(command, null);
        } catch (IOException e) {
            return new Outcome(false, String.valueOf(e.getMessage()));
        }
    }

    /**
     * @param log the file to which the output of the program and its child processes is appended; null to return it in
     *     the outcome
     */
    public static Outcome run(List<String> command, @Nullable Path log) throws IOException {
        // Administration programs are not on everybody's path, and not always on root's.
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin") + ":/usr/sbin:/sbin";
        List<String> whole = new ArrayList<>(List.of("env", "PATH=" + path));
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole).redirectErrorStream(true);
        builder.environment().keySet().retainAll(PASSED_ON);
        builder.environment().put("LC_ALL", "C");
        builder.directory(new File("/"));
        if (log != null) {
            builder.redirectOutput(Redirect.appendTo(log.toFile()));
        }
        Process process = builder.start();
        process.getOutputStream().close();
        try (InputStream output = process.getInputStream()) {
            String said = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Outcome(process.waitFor() == 0, said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while running " + command.getFirst(), e);
        }
    }
}

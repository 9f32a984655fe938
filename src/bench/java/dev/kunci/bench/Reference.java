package dev.kunci.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An earlier Kunci, built by its own launcher. */
public final class Reference {

    private Reference() {}

    /** @return its packaged jar */
    public static Path jar(String wanted, Path programs) throws Exception {
        Path sources = Files.isDirectory(Path.of(wanted)) ? Path.of(wanted) : unpacked(wanted, programs);
        Path jar = sources.resolve("target/kunci.jar").toAbsolutePath();
        System.out.println("Building the earlier Kunci, if it is not built yet...");
        Process launcher = new ProcessBuilder(
                        sources.resolve("kunci").toAbsolutePath().toString(), "help", "run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (launcher.waitFor() != 0 || !Files.exists(jar)) {
            throw new LeftOut(sources + " could not be built.");
        }
        return jar;
    }

    private static Path unpacked(String commit, Path programs) throws Exception {
        Path directory = programs.resolve("kunci-" + commit.replaceAll("\\W", "-"));
        if (Files.exists(directory)) {
            return directory;
        }
        if (!commit.matches("\\w[\\w./-]*") || status("git", "cat-file", "-e", commit + "^{commit}") != 0) {
            throw new LeftOut("The history here has no commit " + commit
                    + ": git fetch --unshallow, or name a directory with its sources.");
        }
        Files.createDirectories(directory);
        List<Process> both = ProcessBuilder.startPipeline(List.of(
                new ProcessBuilder("git", "archive", commit),
                new ProcessBuilder("tar", "-x", "-C", directory.toString())));
        for (Process one : both) {
            if (one.waitFor() != 0) {
                throw new IllegalStateException("the sources of " + commit + " could not be unpacked");
            }
        }
        return directory;
    }

    private static int status(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}

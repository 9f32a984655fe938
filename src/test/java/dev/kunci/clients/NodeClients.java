package dev.kunci.clients;

import dev.kunci.testing.Fork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Runs what stands in src/test/clients on Node, with the packages that are locked there, outside the sources. */
final class NodeClients {

    private static final Path SOURCES = Path.of("src", "test", "clients");
    private static final Path PLACE = Fork.place("clients").toAbsolutePath();
    private static final Path INSTALLED = PLACE.resolve("installed.json");
    private static final long MINUTES = 5;
    private static final int OLDEST = 20;

    private NodeClients() {}

    /** What a command said, and how it ended. */
    record Finished(int status, String output, String errors) {}

    /** Runs a story to its end. */
    static StoryReport tell(String script, Map<String, String> environment) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(environment);
        all.put(
                "KUNCI_DISCOVERY",
                Path.of("src/test/resources/apigee/apigee-v1-discovery.json")
                        .toAbsolutePath()
                        .toString());
        all.put("KUNCI_STORY", script);
        Finished story = node(all, script);
        if (story.status() != 0) {
            throw new AssertionError(script + " failed: " + story.output() + story.errors());
        }
        return JsonMapper.shared().readValue(story.output(), StoryReport.class);
    }

    /** Runs Node with nothing of this machine's settings but its path. */
    static Finished node(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        install();
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(List.of(arguments));
        ProcessBuilder node = new ProcessBuilder(command).directory(PLACE.toFile());
        node.environment().clear();
        node.environment().put("PATH", System.getenv("PATH"));
        node.environment().put("HOME", PLACE.toString());
        node.environment().putAll(environment);
        return finish(node);
    }

    /** Brings scripts and packages to where they run; the packages only when the lock file has changed. */
    private static synchronized void install() throws IOException, InterruptedException {
        Files.createDirectories(PLACE);
        try (Stream<Path> sources = Files.list(SOURCES)) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Files.copy(source, PLACE.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path lock = SOURCES.resolve("package-lock.json");
        if (Files.exists(INSTALLED) && Files.mismatch(lock, INSTALLED) == -1) {
            return;
        }
        String version =
                finish(new ProcessBuilder("node", "--version")).output().strip();
        if (Integer.parseInt(version.replaceAll("^v|\\..*", "")) < OLDEST) {
            throw new IllegalStateException("These clients need Node " + OLDEST + " or newer, this is " + version);
        }
        Finished npm = finish(new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(PLACE.toFile()));
        if (npm.status() != 0) {
            throw new IllegalStateException("npm ci failed: " + npm.output() + npm.errors());
        }
        Files.copy(lock, INSTALLED, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Finished finish(ProcessBuilder builder) throws IOException, InterruptedException {
        Path errors = Files.createTempFile(PLACE, "errors", ".txt");
        Process process = builder.redirectError(errors.toFile()).start();
        process.getOutputStream().close();
        Thread watch = Thread.ofVirtual().start(() -> endAfterAWhile(process));
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        watch.interrupt();
        String said = Files.readString(errors);
        Files.delete(errors);
        return new Finished(status, output, said);
    }

    private static void endAfterAWhile(Process process) {
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}

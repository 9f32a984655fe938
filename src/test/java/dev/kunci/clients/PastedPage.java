package dev.kunci.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A shell in a directory of its own, into which the commands of a page of docs are pasted. */
public record PastedPage(Path place, Path data) {

    private static final Pattern HEADING = Pattern.compile("(#+) .*");
    private static final String FENCE = "```";

    /**
     * The blocks for shells in one section of a page.
     *
     * @param heading the line that begins it; it ends before the next heading of the same level or a higher one
     */
    public static List<String> blocks(String page, String heading) throws IOException {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = null;
        boolean inside = false;
        String fence = "";
        int level = heading.indexOf(' ');
        for (String line : Files.readAllLines(Path.of(page))) {
            Matcher other = HEADING.matcher(line);
            if (line.startsWith(FENCE)) {
                if (block != null) {
                    blocks.add(block.toString());
                }
                fence = fence.isEmpty() ? line : "";
                block = inside && fence.equals(FENCE + "sh") ? new StringBuilder() : null;
            } else if (block != null) {
                block.append(line).append('\n');
            } else if (fence.isEmpty() && other.matches()) {
                inside = line.equals(heading) || inside && other.group(1).length() > level;
            }
        }
        return blocks;
    }

    /**
     * Runs lines in a shell that stops at the first that fails.
     *
     * @param curl an option that curl is to take as well, for example that an error in an answer is one
     */
    public String paste(String lines, String curl) throws IOException, InterruptedException {
        Path launcher = place.resolve("kunci");
        Files.writeString(
                launcher,
                "#!/bin/sh\nexec "
                        + quoted(List.of(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-Duser.language=en",
                                "-XX:+ExitOnOutOfMemoryError",
                                "--sun-misc-unsafe-memory-access=allow",
                                "--enable-native-access=ALL-UNNAMED",
                                "-jar",
                                Path.of("target", "kunci.jar").toAbsolutePath().toString()))
                        + " \"$@\" --data "
                        + quoted(List.of(data.toAbsolutePath().toString())) + "\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        Files.writeString(place.resolve(".curlrc"), curl + "\nsilent\nshow-error\nwrite-out = \"\\n\"\n");
        ProcessBuilder shell = new ProcessBuilder("bash", "-eu", "-o", "pipefail", "-c", lines)
                .directory(place.toFile())
                .redirectErrorStream(true);
        shell.environment().put("CURL_HOME", place.toString());
        shell.environment().put("HOME", place.toString());
        Process running = shell.start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as(said).isZero();
        return said;
    }

    private static String quoted(List<String> words) {
        return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    }
}

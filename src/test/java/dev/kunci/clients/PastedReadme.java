package dev.kunci.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A shell in a directory of its own, into which lines of the README are pasted. */
public record PastedReadme(Path place, Path data) {

    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    /** The blocks for shells between two headings. */
    public static List<String> blocks(String from, String to) throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String section = readme.substring(readme.indexOf(from + "\n"), readme.indexOf(to + "\n"));
        return BLOCK.matcher(section).results().map(found -> found.group(1)).toList();
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

package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherAotTest {
    private static final Map<String, String> TRAINED = Map.of("KUNCI_AOT", "yes", "KUNCI_KEYSETS", "/elsewhere");

    /** A java that makes the file that it is asked for, says so, and fails where it is to. */
    private static final String MAKES_FILES = """
            for word; do
                case $word in
                -XX:AOTMode=record) made=AOTConfiguration;;
                -XX:AOTMode=create) made=AOTCache;;
                esac
            done
            if [ -n "${made:-}" ]; then
                echo "$made ${KUNCI_KEYSETS:-clean}" >>%1$s/trained
                for word; do
                    case $word in -XX:$made=*) [ -e %1$s/refuse ] || : >"${word#*=}";; esac
                done
                [ ! -e %1$s/refuse ] || exit 1
                exit 0
            fi
            """;

    @TempDir
    private Path directory = Path.of("");

    @TempDir
    private Path temporary = Path.of("");

    private LauncherSandbox sandbox;
    private Path jdk;

    @BeforeEach
    void sandbox() throws IOException {
        sandbox = new LauncherSandbox(directory);
        jdk = sandbox.jdk("25.0.1");
        Path java = jdk.resolve("bin/java");
        Files.writeString(
                java,
                Files.readString(java)
                        .replace("#!/bin/sh\n", "#!/bin/sh\n" + MAKES_FILES.formatted(directory.toAbsolutePath())));
        for (String tool : List.of("mktemp", "chmod", "env")) {
            sandbox.installed(tool);
        }
        sandbox.maven("echo built >target/kunci.jar");
    }

    @Test
    void aBuildIsTrainedOnceAndEachCommandHasItsCache() throws Exception {
        LauncherSandbox.Finished first = run("token", "list");

        assertThat(first.output())
                .contains("Training the JVM")
                .contains("-XX:TieredStopAtLevel=1 -XX:+UseSerialGC", "-XX:AOTCache=" + cache("command"));
        assertThat(Files.readAllLines(directory.resolve("trained")))
                .as("of the environment nothing is there")
                .containsExactlyInAnyOrder(
                        "AOTConfiguration clean", "AOTCache clean", "AOTConfiguration clean", "AOTCache clean");
        assertThat(run("run").output())
                .doesNotContain("Training the JVM", "TieredStopAtLevel")
                .contains("-XX:AOTCache=" + cache("run"));
        assertThat(run("organization", "list").output()).contains("-XX:AOTCache=" + cache("command"));
        assertThat(run("organization", "create", "x").output()).contains("-XX:AOTCache=" + cache("run"));
        assertNothingIsLeft();
    }

    @Test
    void anotherJdkStartsWithoutTheCache() throws Exception {
        run("token", "list");
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\nIMPLEMENTOR=\"Another\"\n");

        assertThat(run("token", "list").output()).contains("-jar").doesNotContain("AOTCache");
    }

    @Test
    void aTrainingThatFailsCostsNothingButTime() throws Exception {
        Files.createFile(directory.resolve("refuse"));

        LauncherSandbox.Finished run = run("run");

        assertThat(run.status()).isZero();
        assertThat(run.output())
                .contains("No AOT cache could be made, so Kunci starts more slowly; the output is in "
                        + sandbox.repository + "/target/aot.log.")
                .contains("kunci.jar run")
                .doesNotContain("-XX:AOTCache");
        assertNothingIsLeft();
    }

    @Test
    void whoWantsNoCacheHasNone() throws Exception {
        assertThat(sandbox.run(Map.of("KUNCI_AOT", "no"), "token", "list").output())
                .doesNotContain("Training the JVM", "AOTCache");
        assertThat(directory.resolve("trained")).doesNotExist();
    }

    private LauncherSandbox.Finished run(String... arguments) throws Exception {
        Map<String, String> environment = new HashMap<>(TRAINED);
        environment.put("TMPDIR", temporary.toString());
        return sandbox.run(environment, arguments);
    }

    private Path cache(String name) throws IOException {
        return sandbox.build().resolve(name + ".aot");
    }

    private void assertNothingIsLeft() throws IOException {
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
    }
}

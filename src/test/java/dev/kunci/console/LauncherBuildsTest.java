package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherBuildsTest {
    private static final String PACKAGE = "-B -ntp -q -DskipTests package";

    @TempDir
    private Path directory = Path.of("");

    private LauncherSandbox sandbox;

    @BeforeEach
    void sandbox() throws IOException {
        sandbox = new LauncherSandbox(directory);
        sandbox.jdk("25.0.1");
        Files.writeString(sandbox.repository.resolve("src/main/A.java"), "class A {}");
        nextBuildHolds("first");
    }

    @Test
    void aRunningKunciKeepsItsBuildUntilItEndsHoweverItEnds() throws Exception {
        Path first = buildAndRun();
        Process portal = startPortal();

        nextBuildHolds("second");
        Path second = buildAndRun();

        assertThat(second).isNotEqualTo(first);
        assertThat(builds()).containsExactlyInAnyOrder(first, second);
        assertThat(first.resolve("kunci.jar")).hasContent("first");
        assertThat(second.resolve("kunci.jar")).hasContent("second");

        portal.destroyForcibly().waitFor();
        assertThat(sandbox.run(Map.of(), "token", "list").status()).isZero();

        assertThat(builds()).containsExactly(second);
        assertThat(sandbox.mavenCalls()).containsExactly(PACKAGE, PACKAGE);
    }

    @Test
    void whereThereIsNoFlockTheCommandLinesSayWhatIsRunFrom() throws Exception {
        Files.delete(sandbox.programs.resolve("flock"));
        Path first = buildAndRun();
        nextBuildHolds("second");
        Path second = buildAndRun();
        assertThat(builds()).as("nobody can say").containsExactlyInAnyOrder(first, second);

        sandbox.tool("ps", "echo java -jar " + first + "/kunci.jar run");
        assertThat(sandbox.run(Map.of(), "run").status()).isZero();
        assertThat(builds()).containsExactlyInAnyOrder(first, second);

        sandbox.tool("ps", "echo java -jar " + second + "/kunci.jar run");
        assertThat(sandbox.run(Map.of(), "run").status()).isZero();
        assertThat(builds()).containsExactly(second);
    }

    @Test
    void aBuildThatWasNotUnpackedToItsEndIsUnpackedAgain() throws Exception {
        Path build = buildAndRun();
        Files.delete(build.resolve("lock"));
        Files.writeString(build.resolve("kunci.jar"), "half of it");

        assertThat(sandbox.run(Map.of(), "run").output()).contains("-jar " + build + "/kunci.jar run");

        assertThat(build.resolve("kunci.jar")).hasContent("first");
        assertThat(sandbox.mavenCalls()).containsExactly(PACKAGE);
    }

    @Test
    void testsLeaveTheBuildAloneAndWhatTheyBuiltIsRunNext() throws Exception {
        Path first = buildAndRun();
        Process portal = startPortal();
        nextBuildHolds("second");

        assertThat(sandbox.run(Map.of(), "test").last()).startsWith("8 passed");
        assertThat(builds()).containsExactly(first);
        assertThat(sandbox.run(Map.of(), "run").output()).contains("/kunci.jar run");

        assertThat(sandbox.build().resolve("kunci.jar")).hasContent("second");
        assertThat(first.resolve("kunci.jar")).hasContent("first");
        assertThat(sandbox.mavenCalls()).hasSize(2);
        portal.destroyForcibly().waitFor();
    }

    @Test
    void anAccountThatMayNotBuildIsToldSo() throws Exception {
        sandbox.tool("mkdir", "exit 0");
        assertThat(sandbox.run(Map.of(), "run").last())
                .isEqualTo(sandbox.repository + "/target has to be built, and this account may not write there.");
    }

    private void nextBuildHolds(String content) throws IOException {
        Files.setLastModifiedTime(
                sandbox.repository.resolve("src/main/A.java"),
                FileTime.from(Instant.now().minusSeconds(60)));
        Path current = sandbox.repository.resolve("target/builds/current");
        Path stamp = sandbox.repository.resolve("target/kunci.built");
        for (Path made : List.of(current, stamp)) {
            if (Files.exists(made)) {
                Files.setLastModifiedTime(made, FileTime.from(Instant.now().minusSeconds(120)));
            }
        }
        sandbox.maven(
                "printf '%s' " + content + " >target/kunci.jar",
                "mkdir -p target/surefire-reports",
                "echo '<testsuite name=\"x\" tests=\"8\" errors=\"0\" skipped=\"0\" failures=\"0\">' >target/surefire-reports/TEST-x.xml");
    }

    private Path buildAndRun() throws Exception {
        LauncherSandbox.Finished run = sandbox.run(Map.of(), "token", "list");
        assertThat(run.status()).as(run.output()).isZero();
        return sandbox.build();
    }

    /** Starts the launcher with a java that runs until it is killed; back when that java runs. */
    private Process startPortal() throws Exception {
        Path java = sandbox.jdks.resolve("jdk-25.0.1/bin/java");
        String usual = Files.readString(java);
        Path gate = sandbox.root.resolve("gate");
        assertThat(new ProcessBuilder("mkfifo", gate.toString()).start().waitFor())
                .isZero();
        Files.writeString(java, "#!/bin/sh\necho started\nread -r never <" + gate + "\n");
        Process portal = sandbox.start(
                Map.of(), List.of(sandbox.repository.resolve("kunci").toString(), "run"));
        assertThat(portal.inputReader().readLine()).isEqualTo("started");
        Files.writeString(java, usual);
        return portal;
    }

    private List<Path> builds() throws IOException {
        try (Stream<Path> all = Files.list(sandbox.repository.resolve("target/builds"))) {
            return all.filter(Files::isDirectory).toList();
        }
    }
}

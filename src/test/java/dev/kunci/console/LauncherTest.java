package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
    private static final String BUILDS = "echo jar >target/kunci.jar";

    @TempDir
    private Path directory = Path.of("");

    private LauncherSandbox sandbox;

    @BeforeEach
    void sandbox() throws IOException {
        sandbox = new LauncherSandbox(directory);
        sandbox.maven(BUILDS);
    }

    @Test
    void aJdk25IsFoundWhereTheDefaultJavaIsOlder() throws Exception {
        Path old = sandbox.jdk("17.0.15");
        sandbox.onPath("java", old.resolve("bin/java"));
        sandbox.jdk("25.0.1");

        LauncherSandbox.Finished run = sandbox.run(Map.of("JAVA_HOME", old.toString()), "run", "--port", "8090");

        assertThat(run.status()).isZero();
        assertThat(run.output()).contains("java 25.0.1 -Duser.language=en");
        assertThat(run.output())
                .contains("-XX:+ExitOnOutOfMemoryError -jar " + sandbox.build() + "/kunci.jar run --port 8090");
        assertThat(run.output()).contains("data " + sandbox.repository + "/data");
    }

    @Test
    void javaHomeComesBeforeThePath() throws Exception {
        sandbox.onPath("java", sandbox.jdk("25.0.1").resolve("bin/java"));
        Path chosen = sandbox.jdk("26");

        assertThat(sandbox.run(Map.of("JAVA_HOME", chosen.toString()), "run").output())
                .contains("java 26 ");
        assertThat(sandbox.run(Map.of(), "run").output()).contains("java 25.0.1 ");
    }

    @Test
    void whereThereIsNoJdkItSaysWhatToInstall() throws Exception {
        sandbox.onPath("java", sandbox.jdk("17.0.15").resolve("bin/java"));

        LauncherSandbox.Finished run = sandbox.run(Map.of(), "run");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lines()).hasSize(4);
        assertThat(run.lines().getFirst()).startsWith("Kunci needs a JDK 25 or newer, and found none");
        assertThat(run.output())
                .contains(
                        "apt-get install openjdk-25-jdk-headless",
                        "brew install openjdk@25",
                        "https://adoptium.net/temurin/releases/?version=25");
        assertThat(sandbox.mavenCalls()).isEmpty();
    }

    @Test
    void helpNeedsNeitherJdkNorBuild() throws Exception {
        LauncherSandbox.Finished help = sandbox.run(Map.of(), "help");
        assertThat(help.status()).isZero();
        assertThat(help.output())
                .contains(
                        "  run ",
                        "  import ",
                        "  organization ",
                        "  operator ",
                        "  token ",
                        "  backup ",
                        "  restore ",
                        "  test ",
                        "  drill ");
        assertThat(sandbox.mavenCalls()).isEmpty();
    }

    @Test
    void anUnknownCommandIsAUsageError() throws Exception {
        LauncherSandbox.Finished run = sandbox.run(Map.of(), "rnu");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.lines().getFirst()).isEqualTo("./kunci knows no command rnu.");
    }

    @Test
    void aLinkFromElsewhereLeadsToTheSameKunci() throws Exception {
        sandbox.jdk("25.0.1");
        Path link = sandbox.root.resolve("link");
        Files.createSymbolicLink(link, Path.of("repository/kunci"));
        LauncherSandbox.Finished run = sandbox.finish(sandbox.start(Map.of(), List.of(link.toString(), "run")));
        assertThat(run.output()).contains("-jar " + sandbox.build() + "/kunci.jar run");
    }

    @Test
    void onlyChangedSourcesAreBuiltAgain() throws Exception {
        sandbox.jdk("25.0.1");
        Path source = Files.writeString(sandbox.repository.resolve("src/main/A.java"), "class A {}");
        sandbox.run(Map.of(), "run");
        assertThat(sandbox.mavenCalls()).containsExactly("-B -ntp -q -DskipTests package");
        assertThat(sandbox.run(Map.of(), "run").output()).doesNotContain("Building");
        assertThat(sandbox.mavenCalls()).hasSize(1);

        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(sandbox.run(Map.of(), "run").output()).contains("Building Kunci");
        assertThat(sandbox.mavenCalls()).hasSize(2);
    }

    @Test
    void aFailedBuildShowsWhyAndIsTriedAgain() throws Exception {
        sandbox.jdk("25.0.1");
        sandbox.maven("echo '[ERROR] no such symbol'", "exit 1");
        LauncherSandbox.Finished run = sandbox.run(Map.of(), "run");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("[ERROR] no such symbol").doesNotContain("java 25.0.1");
        assertThat(run.last()).startsWith("Kunci could not be built");

        sandbox.maven(BUILDS);
        assertThat(sandbox.run(Map.of(), "run").output()).contains("java 25.0.1");
    }

    @Test
    void twoLaunchersAtOnceBuildOnce() throws Exception {
        sandbox.jdk("25.0.1");
        Path gate = sandbox.root.resolve("gate");
        assertThat(new ProcessBuilder("mkfifo", gate.toString()).start().waitFor())
                .isZero();
        sandbox.maven("read -r go <../gate", BUILDS);
        List<String> command = List.of(sandbox.repository.resolve("kunci").toString(), "run");

        Process first = sandbox.start(Map.of(), command);
        BufferedReader firstOutput = first.inputReader();
        assertThat(firstOutput.readLine()).startsWith("Building Kunci");
        Process second = sandbox.start(Map.of(), command);
        BufferedReader secondOutput = second.inputReader();
        assertThat(secondOutput.readLine()).startsWith("Waiting for another ./kunci");
        Files.writeString(gate, "go\n");

        assertThat(firstOutput.readLine()).startsWith("java 25.0.1");
        assertThat(secondOutput.readLine()).startsWith("java 25.0.1");
        assertThat(first.waitFor()).isZero();
        assertThat(second.waitFor()).isZero();
        assertThat(sandbox.mavenCalls()).hasSize(1);
    }

    @Test
    void rootRunsKunciAsTheAccountThatHasTheDataDirectory() throws Exception {
        sandbox.jdk("25.0.1");
        Path data = Files.createDirectory(sandbox.root.resolve("its"));
        sandbox.tool("id", "[ \"$*\" = -u ] && echo 0");
        sandbox.tool("ls", "case $2 in */its/.) echo 'drwx--x--x 2 4711 4712 0 .' ;; *) echo 'drwx 2 0 0 0 .' ;; esac");
        sandbox.tool(
                "setpriv",
                "echo \"as $*\" >&2",
                "while [ \"${1#--}\" != \"$1\" ]; do shift; done",
                "[ \"$1\" = test ] || exec \"$@\"");

        for (String[] line : new String[][] {{"--data", data.toString()}, {"--data=" + data}}) {
            List<String> command = new ArrayList<>(List.of("organization", "list"));
            command.addAll(List.of(line));
            LauncherSandbox.Finished run = sandbox.run(Map.of(), command.toArray(String[]::new));
            assertThat(run.output()).contains("as --reuid=4711 --regid=4712 --clear-groups --no-new-privs --inh-caps=");
            assertThat(run.output()).contains("java 25.0.1 -Duser.language=en");
        }
        assertThat(sandbox.run(Map.of("KUNCI_DATA", data.toString()), "run").output())
                .contains("as --reuid=4711");
        assertThat(sandbox.run(Map.of(), "run", "--data", sandbox.root.toString())
                        .output())
                .contains("java 25.0.1 ")
                .doesNotContain("as --reuid");

        sandbox.tool("id", "case \"$*\" in -u) echo 0 ;; '-nu 4711') echo its ;; '-g 4711') echo 4713 ;; esac");
        assertThat(sandbox.run(Map.of(), "run", "--data", data.toString()).output())
                .contains("as --reuid=4711 --regid=4713 --init-groups ");

        sandbox.tool("setpriv", "exit 1");
        LauncherSandbox.Finished refused = sandbox.run(Map.of(), "run", "--data", data.toString());
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.last()).contains("belongs to account 4711, as which Kunci would run");
        assertThat(refused.output()).doesNotContain("java 25.0.1 ");
    }

    @Test
    void whatIsBuiltIsForNobodyElseToWrite() throws Exception {
        sandbox.jdk("25.0.1");
        LauncherSandbox.Finished run = sandbox.finish(sandbox.start(
                Map.of(), List.of("/bin/sh", "-c", "umask 000; exec \"$0\" run", sandbox.repository + "/kunci")));
        assertThat(run.status()).as(run.output()).isZero();
        assertThat(Files.getPosixFilePermissions(sandbox.build().resolve("kunci.jar")))
                .doesNotContain(PosixFilePermission.OTHERS_WRITE);
    }
}

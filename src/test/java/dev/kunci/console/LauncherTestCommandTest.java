package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTestCommandTest {
    private static final String UNIT = report("surefire", 9, 0, 0, 1);

    @TempDir
    private Path directory = Path.of("");

    private LauncherSandbox sandbox;

    @BeforeEach
    void sandbox() throws IOException {
        sandbox = new LauncherSandbox(directory);
        sandbox.jdk("25.0.1");
    }

    @Test
    void everyTestOfBothKindsIsCounted() throws Exception {
        everyProgram();
        sandbox.maven(UNIT, report("failsafe", 4, 0, 0, 0), "printf '\\033[0m'");

        LauncherSandbox.Finished run = sandbox.run(Map.of("KUNCI_TEST_STRICT", "1"), "test");

        assertThat(run.last()).isEqualTo("12 passed, 0 failed");
        assertThat(run.status()).isZero();
        assertThat(sandbox.mavenCalls()).containsExactly("-B -ntp verify -Dkunci.excludedGroups=");
    }

    @Test
    void reportsOfAnEarlierRunDoNotCount() throws Exception {
        everyProgram();
        Path reports = sandbox.repository.resolve("target/failsafe-reports");
        Files.createDirectories(reports);
        Files.writeString(reports.resolve("TEST-old.xml"), "<testsuite tests=\"99\" errors=\"0\" failures=\"0\">");
        sandbox.maven(UNIT);

        assertThat(sandbox.run(Map.of(), "test").last()).isEqualTo("8 passed, 0 failed");
    }

    @Test
    void failuresAndErrorsAreCountedAndFailTheCommand() throws Exception {
        everyProgram();
        sandbox.maven(UNIT, report("failsafe", 5, 1, 2, 0), "exit 1");

        LauncherSandbox.Finished run = sandbox.run(Map.of(), "test");

        assertThat(run.last()).isEqualTo("10 passed, 3 failed");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void withoutChromiumTheRestRunsAndTheGroupIsNamed() throws Exception {
        sandbox.program("node");
        sandbox.program("npm");
        sandbox.server("nginx");
        sandbox.server("pgbouncer");
        sandbox.maven(UNIT);

        LauncherSandbox.Finished run = sandbox.run(Map.of(), "test");

        assertThat(run.last()).isEqualTo("8 passed, 1 groups not run");
        assertThat(run.output())
                .contains("Group browser cannot run: there is no chromium. To install it: apt-get install chromium");
        assertThat(run.status()).isZero();
        assertThat(sandbox.mavenCalls()).containsExactly("-B -ntp verify -Dkunci.excludedGroups=browser");
    }

    @Test
    void aGroupThatNeedsTwoProgramsIsNamedOnceWithTheOneItLacks() throws Exception {
        sandbox.program("chromium");
        sandbox.program("nginx");
        sandbox.program("pgbouncer");
        sandbox.maven(UNIT);

        LauncherSandbox.Finished without = sandbox.run(Map.of(), "test");

        assertThat(without.last()).isEqualTo("8 passed, 1 groups not run");
        assertThat(without.output())
                .contains("Group clients cannot run: there is no node. To install it: apt-get install nodejs npm")
                .contains("Not run: group clients, which needs node (apt-get install nodejs npm)");
        sandbox.program("node");
        assertThat(sandbox.run(Map.of(), "test").output()).contains("Group clients cannot run: there is no npm.");
        assertThat(sandbox.mavenCalls()).hasSize(2).containsOnly("-B -ntp verify -Dkunci.excludedGroups=clients");
    }

    @Test
    void withoutAnyProgramEachGroupIsNamed() throws Exception {
        sandbox.maven(UNIT);

        assertThat(sandbox.run(Map.of(), "test").last()).isEqualTo("8 passed, 4 groups not run");
        assertThat(sandbox.mavenCalls())
                .containsExactly("-B -ntp verify -Dkunci.excludedGroups=browser,clients,nginx,pgbouncer");
    }

    @Test
    void strictlyAGroupThatCannotRunIsAFailure() throws Exception {
        sandbox.maven(UNIT);

        LauncherSandbox.Finished run = sandbox.run(Map.of("KUNCI_TEST_STRICT", "1"), "test");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.last()).isEqualTo("KUNCI_TEST_STRICT=1 demands that every group runs.");
        assertThat(sandbox.mavenCalls()).isEmpty();
    }

    @Test
    void aBuildThatFailsWithoutAFailedTestFails() throws Exception {
        everyProgram();
        sandbox.maven(UNIT, "exit 1");

        LauncherSandbox.Finished run = sandbox.run(Map.of(), "test");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.last()).startsWith("The build failed");
    }

    @Test
    void noTestAtAllIsAFailure() throws Exception {
        everyProgram();
        sandbox.maven("exit 0");

        assertThat(sandbox.run(Map.of(), "test").status()).isEqualTo(1);
    }

    @Test
    void aFrontendBuildIsAFailure() throws Exception {
        everyProgram();
        sandbox.maven(UNIT, "echo 'A production mode bundle build is needed'");
        assertThat(sandbox.run(Map.of(), "test").status()).isEqualTo(1);

        sandbox.maven(
                UNIT,
                "echo '[INFO] Checking if a production mode bundle build is needed'",
                "echo '[INFO] A production mode bundle build is not needed'");
        assertThat(sandbox.run(Map.of(), "test").status()).isZero();

        sandbox.maven(UNIT, "echo '{}' >package.json");
        LauncherSandbox.Finished run = sandbox.run(Map.of(), "test");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.last()).startsWith("A package.json has appeared");
    }

    @Test
    void namedUnitTestsRunWithoutPackaging() throws Exception {
        everyProgram();
        tests("a/AppTest", "b/KeyTest");
        sandbox.maven(UNIT);
        Path jar = Files.writeString(
                Files.createDirectories(sandbox.repository.resolve("target")).resolve("kunci.jar"), "jar");

        LauncherSandbox.Finished run = sandbox.run(Map.of(), "test", "AppTest", "dev.kunci.b.KeyTest#opens");

        assertThat(run.last()).isEqualTo("8 passed, 0 failed");
        assertThat(sandbox.mavenCalls())
                .containsExactly("-B -ntp test -Dkunci.excludedGroups= -Dtest=AppTest,dev.kunci.b.KeyTest#opens"
                        + " -Dsurefire.failIfNoSpecifiedTests=false");
        assertThat(jar).hasContent("jar");
    }

    @Test
    void namedTestsOfThePackagedKunciRunAfterPackaging() throws Exception {
        everyProgram();
        tests("a/AppTest", "b/StoryIT");
        sandbox.maven(UNIT, report("failsafe", 4, 0, 0, 0));

        assertThat(sandbox.run(Map.of(), "test", "StoryIT#ends").last()).isEqualTo("12 passed, 0 failed");
        assertThat(sandbox.run(Map.of(), "test", "StoryIT", "AppTest").last()).isEqualTo("12 passed, 0 failed");
        String skipped = " -Dspotless.check.skip=true -Dspotbugs.skip=true";
        assertThat(sandbox.mavenCalls())
                .containsExactly(
                        "-B -ntp verify -Dkunci.excludedGroups= -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false"
                                + " -Dit.test=StoryIT#ends" + skipped,
                        "-B -ntp verify -Dkunci.excludedGroups= -Dtest=AppTest -Dsurefire.failIfNoSpecifiedTests=false"
                                + " -Dit.test=StoryIT" + skipped);
    }

    @Test
    void theFastOnesLeaveOutTheSlowAndSaySo() throws Exception {
        sandbox.program("node");
        sandbox.program("npm");
        sandbox.server("nginx");
        sandbox.server("pgbouncer");
        sandbox.maven(UNIT);

        LauncherSandbox.Finished run = sandbox.run(Map.of(), "test", "--fast");

        assertThat(run.output()).contains("Left out: the classes named *IT");
        assertThat(run.last()).isEqualTo("8 passed, 1 groups not run");
        assertThat(sandbox.mavenCalls())
                .containsExactly(
                        "-B -ntp test -Dkunci.excludedGroups=slow,browser -Dkunci.testOptions=-XX:TieredStopAtLevel=1");
    }

    @Test
    void whatIsNoTestIsAUsageError() throws Exception {
        everyProgram();
        tests("a/AppTest");
        for (String[] said : new String[][] {
            {"There is no test class OppTest.", "OppTest"},
            {"--fast takes no classes.", "--fast", "AppTest"},
            {"./kunci test takes no --quick.", "--quick"}
        }) {
            List<String> typed = new ArrayList<>(List.of("test"));
            typed.addAll(List.of(said).subList(1, said.length));
            LauncherSandbox.Finished run = sandbox.run(Map.of(), typed.toArray(String[]::new));
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.lines().getFirst()).isEqualTo(said[0]);
        }
        assertThat(sandbox.mavenCalls()).isEmpty();
        assertThat(sandbox.run(Map.of(), "test", "--help").output()).startsWith("Usage: ./kunci test [CLASS");
    }

    private void tests(String... classes) throws IOException {
        for (String each : classes) {
            Path file = sandbox.repository.resolve("src/test/java/dev/kunci/" + each + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        }
    }

    private void everyProgram() throws IOException {
        for (String program : List.of("chromium", "node", "npm", "nginx", "pgbouncer")) {
            sandbox.program(program);
        }
    }

    private static String report(String kind, int tests, int failures, int errors, int skipped) {
        return "mkdir -p target/%s-reports; echo '<testsuite name=\"x\" time=\"1\" tests=\"%d\" errors=\"%d\" skipped=\"%d\" failures=\"%d\">' >target/%s-reports/TEST-x.xml"
                .formatted(kind, tests, errors, skipped, failures, kind);
    }
}

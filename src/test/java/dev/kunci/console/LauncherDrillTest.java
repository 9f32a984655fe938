package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherDrillTest {

    @TempDir
    private Path directory = Path.of("");

    private LauncherSandbox sandbox;

    @BeforeEach
    void sandbox() throws IOException {
        sandbox = new LauncherSandbox(directory);
        sandbox.jdk("25.0.1");
        sandbox.maven("case $* in *package) echo jar >target/kunci.jar;; *) echo held;; esac");
    }

    @Test
    void aDrillIsHeldOnWhatIsBuiltWithItsOptions() throws Exception {
        LauncherSandbox.Finished run = sandbox.run(Map.of(), "drill", "revocation", "--minutes", "3", "--seed", "7");

        assertThat(run.status()).isZero();
        assertThat(run.last()).isEqualTo("held");
        assertThat(sandbox.mavenCalls())
                .containsExactly(
                        "-B -ntp -q -DskipTests package",
                        "-B -ntp -q test -Dtest=dev.kunci.drill.RevocationDrill -Dkunci.drill.minutes=3 -Dkunci.drill.seed=7");
    }

    @Test
    void soAreTheOthers() throws Exception {
        sandbox.run(Map.of(), "drill", "live", "--browsers", "7");
        assertThat(sandbox.mavenCalls().getLast())
                .isEqualTo("-B -ntp -q test -Dtest=dev.kunci.browser.LiveDrill -Dkunci.drill.browsers=7");

        sandbox.run(Map.of(), "drill", "import", "--apps", "500");

        assertThat(sandbox.mavenCalls().getLast())
                .isEqualTo("-B -ntp -q test -Dtest=dev.kunci.importer.ImportDrill -Dkunci.drill.apps=500");
    }

    @Test
    void aDrillThatFailsFailsTheCommand() throws Exception {
        sandbox.maven("case $* in *package) echo jar >target/kunci.jar;; *) exit 1;; esac");

        assertThat(sandbox.run(Map.of(), "drill", "revocation").status()).isEqualTo(1);
    }

    @Test
    void whatItDoesNotKnowIsAUsageErrorBeforeAnythingIsBuilt() throws Exception {
        assertUsage("There is no drill revoke.", "drill", "revoke");
        assertUsage("The drill import takes no --minutes.", "drill", "import", "--minutes", "3");
        assertUsage("The drill revocation takes no 3.", "drill", "revocation", "3");
        assertUsage("--seed takes a number.", "drill", "revocation", "--seed");
        assertUsage("--minutes takes a number.", "drill", "revocation", "--minutes", "-1");
        assertThat(sandbox.mavenCalls()).isEmpty();
    }

    @Test
    void itsHelpNamesEveryDrill() throws Exception {
        for (String[] asked : new String[][] {{"drill"}, {"help", "drill"}, {"drill", "--help"}}) {
            LauncherSandbox.Finished help = sandbox.run(Map.of(), asked);
            assertThat(help.status()).isZero();
            assertThat(help.output())
                    .contains("  revocation ", "  import ", "--minutes", "--seed", "--apps", "  fuzz ", "--seconds");
        }
        assertThat(sandbox.mavenCalls()).isEmpty();
    }

    private void assertUsage(String said, String... arguments) throws Exception {
        LauncherSandbox.Finished run = sandbox.run(Map.of(), arguments);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.lines().getFirst()).isEqualTo(said);
        assertThat(run.last()).startsWith("                 --seconds N");
    }
}

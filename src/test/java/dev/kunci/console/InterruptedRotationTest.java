package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.registry.keyset.KeyRotation;
import dev.kunci.registry.keyset.KeysetUsage;
import dev.kunci.vault.KeyVault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** An interrupted rotation is continued. */
@Tag("slow")
class InterruptedRotationTest extends RotationScene {

    @Test
    void whoIsKilledIsFollowedByWhoComesNext() throws Exception {
        long before = versionOf(revoked);
        try (Connection deciding =
                DriverManager.getConnection(postgres.appUrl(), postgres.appUser(), postgres.appPassword())) {
            deciding.setAutoCommit(false);
            deciding.createStatement()
                    .execute("select 1 from credential where id = '" + revoked.credential() + "' for update");
            Process rotating = rotate();
            AskingGateways.await(() -> !rotating.isAlive()
                    || count("select count(*) from credential where hash_version = ?", before) == 1);
            assertThat(rotating.isAlive())
                    .as("it cannot end, as somebody decides on a key")
                    .isTrue();
            rotating.destroyForcibly().waitFor();
            deciding.rollback();
        }
        assertThat(versionOf(revoked)).isEqualTo(before);
        assertThat(KeyVault.of(keysets("first")).versions()).hasSize(2);
        kunci.close();
        start();
        assertFound();
        assertThat(rotation().begin(AUTHOR))
                .as("the one that has begun goes on")
                .isFalse();
        finish();
        assertThat(versionOf(revoked)).isNotEqualTo(before);
        assertFound();
        List<KeysetUsage.Use> earlier = retirement().retire(AUTHOR);
        assertThat(earlier.stream().filter(use -> !use.idle()).toList())
                .singleElement()
                .satisfies(
                        use -> assertThat(use.reserved()).as("the deleted key").isOne());
        assertThat(KeyVault.of(keysets("first")).versions()).hasSize(2);
        assertNothingComesBack();
        assertThat(retirement().retire(AUTHOR)).singleElement().matches(KeysetUsage.Use::idle);
        assertThat(KeyVault.of(keysets("first")).versions()).hasSize(1);
    }

    @Test
    void aKeyThatNobodyWasToldOfIsTakenUpAgain() throws Exception {
        rotation().begin(AUTHOR);
        long next = count("select next_version from keyset_claim");
        postgres(
                "delete from keyset_key where version in (select next_version from keyset_claim union"
                        + " select next_value_version from keyset_claim)",
                "update keyset_claim set next_version = null, next_value_version = null");
        rotation().begin(AUTHOR);
        assertThat(count("select next_version from keyset_claim")).isEqualTo(next);
        assertThat(KeyVault.of(keysets("first")).versions()).hasSize(2);
        rotation().begin(AUTHOR);
        finish();
        assertThat(typed("keys", "list"))
                .containsPattern("lookup\\t\\d+\\tearlier\\tsince \\S+\\tstored 0\\treserved 1")
                .containsPattern(
                        "lookup\\t" + next + "\\twritten\\tsince \\S+\\tstored " + (KEYS + 2) + "\\treserved 0")
                .containsPattern("values\\t\\d+\\tearlier\\tsince \\S+\\tstored 0")
                .contains("No rotation is going on.");
        assertThat(KeyVault.of(keysets("first")).versions()).hasSize(2);
        assertFound();
    }

    private void finish() {
        AskingGateways.await(() -> rotation().advance().stage() == KeyRotation.Stage.DONE);
    }

    private void postgres(String... statements) throws Exception {
        try (Connection owner =
                DriverManager.getConnection(postgres.ownerUrl(), postgres.ownerUser(), postgres.ownerPassword())) {
            for (String statement : statements) {
                owner.createStatement().execute(statement);
            }
        }
    }

    private String typed(String... command) {
        StringWriter out = new StringWriter();
        CommandLine line = Main.commandLine(environment());
        line.setOut(new PrintWriter(out, true));
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--data", directory.resolve("first").toString()));
        assertThat(line.execute(arguments.toArray(String[]::new))).isZero();
        return out.toString();
    }

    private Map<String, String> environment() {
        return Map.of(
                "KUNCI_DB_URL", postgres.appUrl(),
                "KUNCI_DB_USER", postgres.appUser(),
                "KUNCI_DB_PASSWORD", postgres.appPassword(),
                "KUNCI_DB_OWNER_USER", postgres.ownerUser(),
                "KUNCI_DB_OWNER_PASSWORD", postgres.ownerPassword());
    }

    /** The command in a process of its own, made to be killed. */
    private Process rotate() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "keys",
                        "rotate",
                        "--data",
                        directory.resolve("first").toString()))
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "rotating.log").toFile());
        builder.environment().putAll(environment());
        return builder.start();
    }
}

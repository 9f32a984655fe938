package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kunci.console.postgres.EmbeddedPostgres;
import dev.kunci.vault.KeysetsMade;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A backup is restored if something outside it proves that it is unchanged. */
@Tag("slow")
class BackupProofTest extends TypedBackup {

    @Test
    void whatWasAlteredAndSummedAnewIsFoundByTheKeysets() throws Exception {
        Path altered = place.resolve("altered.zip");
        Path target = place.resolve("data");
        Map<String, UnaryOperator<String>> changes = Map.of(
                "tables/organization.copy", text -> text.replace("acme", "emca"),
                "manifest.json", text -> text.replace("\"2025_11\"", "\"2025_10\""),
                "manifest.mac", text -> text.replaceFirst(" .", text.contains(" 0") ? " 1" : " 0"));
        for (var change : changes.entrySet()) {
            TamperedBackup.write(BACKUP, altered, change.getKey(), change.getValue());
            refused("was altered after it was written", restore(altered, target, "--keysets", KEYSETS.toString()));
            refused(
                    "was altered after it was written",
                    restore(altered, target, "--keysets", KEYSETS.toString(), "--unsigned"));
            assertThat(target).as(change.getKey()).doesNotExist();
        }
    }

    @Test
    void whatNothingShowsToBeUnalteredIsRestoredOnlyWhereThatIsSaid() throws Exception {
        Path bare = place.resolve("bare.zip");
        Path target = place.resolve("data");
        TamperedBackup.write(BACKUP, bare, "manifest.mac", text -> "");
        String nothing = "Nothing shows that the backup ";
        refused(nothing, restore(bare, target, "--keysets", KEYSETS.toString()));
        refused(nothing, restore(BACKUP, target));
        Path others = place.resolve("others.json");
        KeysetsMade.fresh(others);
        refused(nothing, restore(BACKUP, target, "--keysets", others.toString()));
        Path withKeys = place.resolve("with-keys.zip");
        assertThat(execute(Map.of(), "backup", withKeys.toString(), "--with-keys", "--data", SOURCE.toString()))
                .isZero();
        refused("so whoever can alter it can sign it too", restore(withKeys, target, "--keysets", KEYSETS.toString()));
        assertThat(target).doesNotExist();

        assertThat(execute(restore(bare, target, "--unsigned")))
                .as(said.toString())
                .isZero();
        assertThat(said.toString()).contains("WARNING: nothing shows that this backup is as it was written");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(target)) {
            assertThat(OldKunci.text(
                            postgres, "select after->>'proof' from audit_record where action = 'restore-backup'"))
                    .isEqualTo("none");
        }
    }

    @Test
    void aDatabaseWhoseKeysetsAreElsewhereIsNotBackedUpUnsignedUnawares() throws Exception {
        Path data = place.resolve("data");
        Path file = place.resolve("x.zip");
        assertThat(execute(restore(BACKUP, data, "--keysets", KEYSETS.toString())))
                .as(said.toString())
                .isZero();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(data)) {
            OldKunci.claim(postgres);
        }
        Map<String, String> elsewhere =
                Map.of("KUNCI_KEYSETS", place.resolve("none.json").toString());
        said.getBuffer().setLength(0);
        assertThat(execute(elsewhere, "backup", file.toString(), "--data", data.toString()))
                .isEqualTo(1);
        assertThat(sentence()).contains("cannot be read: check KUNCI_KEYSETS, or say --unsigned.");
        assertThat(file).doesNotExist();
        assertThat(execute(elsewhere, "backup", file.toString(), "--unsigned", "--data", data.toString()))
                .isZero();
    }

    @Test
    void whereTheKeysAreRotatedMeanwhileNoBackupIsLeftWithoutTheNewOnes() throws Exception {
        Path data = place.resolve("data");
        Path file = place.resolve("x.zip");
        assertThat(execute(restore(BACKUP, data, "--keysets", KEYSETS.toString())))
                .as(said.toString())
                .isZero();
        said.getBuffer().setLength(0);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(data);
                Connection rotation = DriverManager.getConnection(
                        postgres.ownerUrl(), postgres.ownerUser(), postgres.ownerPassword());
                Statement statement = rotation.createStatement()) {
            rotation.setAutoCommit(false);
            statement.execute("lock table audit_record in access exclusive mode");
            var status = CompletableFuture.supplyAsync(
                    () -> execute("backup", file.toString(), "--with-keys", "--data", data.toString()));
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> !OldKunci.text(postgres, "select count(*) from pg_locks where not granted")
                            .equals("0"));
            statement.execute("insert into consumer_key (organization_id, key_hash, hash_version, key_id)"
                    + " select id, '\\x01', 4711, id from organization limit 1");
            rotation.commit();
            assertThat(status.get()).isEqualTo(1);
        }
        assertThat(sentence()).contains("The keys were rotated while the backup began: write it again.");
        assertThat(file).doesNotExist();
    }
}

package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.console.postgres.EmbeddedPostgres;
import dev.kunci.vault.KeysetsMade;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What backup and restore refuse, without leaving anything behind, and what becomes of an older backup. */
@Tag("slow")
class BackupCommandsTest extends TypedBackup {

    @Test
    void anOlderBackupIsBroughtUpToDateAndNothingInItIsAltered() throws Exception {
        Path target = place.resolve("data");
        Path rotated = place.resolve("rotated.json");
        KeysetsMade.rotated(KEYSETS, rotated);
        assertThat(execute(restore(BACKUP, target, "--keysets", rotated.toString())))
                .as(said.toString())
                .isZero();
        assertThat(said.toString())
                .contains("what was revoked since then is open again")
                .doesNotContain("WARNING");
        assertThat(target.resolve("keysets.json")).hasSameBinaryContentAs(rotated);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(target)) {
            assertThat(OldKunci.text(postgres, "select display_name from organization"))
                    .isEqualTo("Ac\tme\\");
            assertThat(OldKunci.text(postgres, "select count(*) from sign_in_failure"))
                    .isEqualTo("0");
            assertThat(OldKunci.text(
                            postgres,
                            "select tableoid::regclass || ' ' || transaction || ' ' || (at at time zone 'UTC') from audit_record"
                                    + " where action = 'edit'"))
                    .isEqualTo("audit_record_2025_11 4711 2025-11-03 10:00:00.123456");
            assertThat(OldKunci.text(
                            postgres,
                            "select action || ' ' || channel || ' ' || subject || ' ' || (after->>'schema') || ' '"
                                    + " || (after->>'proof') from audit_record"
                                    + " where organization_id = '" + OldKunci.ACME + "' order by at desc limit 1"))
                    .isEqualTo("restore-backup console " + BACKUP.getFileName() + " " + OldKunci.SCHEMA + " keysets");
            assertThat(OldKunci.text(
                            postgres,
                            "select max(version::int) > 6 from flyway_schema_history where version is not null"))
                    .isEqualTo("t");
            assertThat(OldKunci.text(postgres, "select count(*) from pg_trigger where tgenabled <> 'O'"))
                    .isEqualTo("0");
        }
        try (EmbeddedPostgres source = EmbeddedPostgres.open(SOURCE)) {
            assertThat(OldKunci.text(
                            source,
                            "select subject || ' ' || (after->>'keysets') from audit_record where action = 'backup'"
                                    + " order by at limit 1"))
                    .isEqualTo(BACKUP.getFileName() + " false");
        }
    }

    @Test
    void whatWasRestoredCanBeBackedUpAndRestoredAgain() {
        Path first = place.resolve("first");
        Path again = place.resolve("again.zip");
        assertThat(execute(restore(BACKUP, first, "--keysets", KEYSETS.toString())))
                .as(said.toString())
                .isZero();
        assertThat(execute(Map.of(), "backup", again.toString(), "--data", first.toString()))
                .as(said.toString())
                .isZero();
        assertThat(execute(restore(again, place.resolve("second"), "--keysets", KEYSETS.toString())))
                .as(said.toString())
                .isZero();
    }

    @Test
    void aBackupOnStandardOutputIsNothingButTheBackup() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(bytes, true));
        try {
            assertThat(execute(Map.of(), "backup", "-", "--data", SOURCE.toString()))
                    .isZero();
        } finally {
            System.setOut(out);
        }
        Path piped = Files.write(place.resolve("piped.zip"), bytes.toByteArray());
        Path target = place.resolve("from-pipe");
        String checksum = checksum();
        assertThat(checksum)
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray())));
        refused("was altered after it was written", restore(piped, target, "--sha256", "0".repeat(64)));
        assertThat(target).doesNotExist();
        assertThat(execute(restore(piped, target, "--sha256", checksum)))
                .as(said.toString())
                .isZero();
        assertThat(said.toString()).doesNotContain("WARNING");
    }

    @Test
    void aBackupIsWrittenOverNothingAndOfNothing() throws IOException {
        Path taken = Files.writeString(place.resolve("taken.zip"), "mine");
        refused("is there already, and nothing is written over it.", "backup", taken, SOURCE);
        assertThat(taken).hasContent("mine");

        refused("There is no Kunci in ", "backup", place.resolve("new.zip"), place.resolve("nowhere"));
        assertThat(place).isDirectoryContaining(path -> path.equals(taken));
        assertThat(children(place)).containsExactly("taken.zip");
    }

    @Test
    void aPostgresOfOnesOwnIsLeftToItsOwnTools() {
        Map<String, String> external = Map.of("KUNCI_DB_URL", "jdbc:postgresql://db/kunci");
        for (String command : List.of("backup", "restore")) {
            assertThat(execute(external, command, "x.zip", "--data", place.toString()))
                    .isEqualTo(1);
            assertThat(sentence()).contains("pg_dump and pg_restore").contains("keep the keysets apart");
        }
    }

    @Test
    void aDirectoryThatHasAnythingInItIsLeftAlone() throws IOException {
        Path full = Files.createDirectory(place.resolve("full"));
        Files.writeString(full.resolve("letter"), "dear");
        refused("is not empty, and a backup is restored over nothing", "restore", BACKUP, full);
        assertThat(children(full)).containsExactly("letter");
        try (EmbeddedPostgres running = EmbeddedPostgres.open(SOURCE)) {
            refused("is not empty, and a backup is restored over nothing", "restore", BACKUP, SOURCE);
            assertThat(running.port()).isPositive();
        }
    }

    @Test
    void whatIsBrokenIsKnownBeforeAnythingIsMade() throws IOException {
        byte[] whole = Files.readAllBytes(BACKUP);
        Path broken = place.resolve("broken.zip");
        Path target = place.resolve("data");
        Files.write(broken, Arrays.copyOf(whole, whole.length - 100));
        refused("is no whole backup of Kunci, and nothing was restored", "restore", broken, target);
        Map<String, byte[]> damaged = TamperedBackup.flipped(BACKUP);
        assertThat(damaged.keySet())
                .contains(
                        "tables/organization.copy",
                        "tables/audit_record.copy",
                        "tables/developer.copy",
                        "manifest.json");
        for (var file : damaged.entrySet()) {
            Files.write(broken, file.getValue());
            refused("is no whole backup of Kunci, and nothing was restored", "restore", broken, target);
            assertThat(target).as(file.getKey()).doesNotExist();
        }
        Files.writeString(broken, "dear");
        refused("is no whole backup of Kunci", "restore", broken, target);
        refused("cannot be read.", "restore", place.resolve("no.zip"), target);
        assertThat(target).doesNotExist();
    }

    @Test
    void aBackupOfANewerKunciIsLeftToThatOne() throws Exception {
        Path newer = place.resolve("newer.zip");
        TamperedBackup.write(
                BACKUP, newer, "manifest.json", text -> text.replace("\"schema\" : \"6\"", "\"schema\" : \"999\""));
        refused("was taken by a newer Kunci (schema version 999)", restore(newer, place.resolve("data"), "--unsigned"));
        TamperedBackup.write(BACKUP, newer, "manifest.json", text -> text.replace("\"format\" : 2", "\"format\" : 3"));
        refused("was written by a newer Kunci", "restore", newer, place.resolve("data"));
        assertThat(place.resolve("data")).doesNotExist();
    }

    @Test
    void whatFailsHalfWayLeavesTheDirectoryAsItWas() throws Exception {
        Path foreign = place.resolve("foreign.zip");
        TamperedBackup.write(
                BACKUP, foreign, "tables/developer.copy", text -> text.replace(OldKunci.ACME, OldKunci.ANA));
        Path target = Files.createDirectory(place.resolve("data"));
        refused("could not be restored, and nothing is left of the attempt", restore(foreign, target, "--unsigned"));
        assertThat(target).isEmptyDirectory();
        refused("could not be restored", restore(foreign, place.resolve("missing"), "--unsigned"));
        assertThat(place.resolve("missing")).doesNotExist();
    }

    @Test
    void whatAKilledRestoreLeftBehindIsNoKunci() throws IOException {
        Path target = Files.createDirectory(place.resolve("data"));
        Files.createFile(target.resolve("unfinished"));
        refused("was interrupted: delete the directory, and restore again.", "organization", Path.of("list"), target);
        Files.createDirectory(target.resolve("postgres"));
        refused("was interrupted", "backup", place.resolve("x.zip"), target);
    }

    @Test
    void keysetsThatAreThereAlreadyAreNotReplaced() throws IOException {
        Path keysets = Files.writeString(place.resolve("keysets.json"), "mine");
        Map<String, String> elsewhere = Map.of("KUNCI_KEYSETS", keysets.toString());
        Path target = place.resolve("data");
        assertThat(execute(elsewhere, restore(BACKUP, target, "--keysets", KEYSETS.toString())))
                .isEqualTo(1);
        assertThat(sentence()).contains("does not open this backup");
        assertThat(execute(
                        elsewhere,
                        "backup",
                        place.resolve("k.zip").toString(),
                        "--with-keys",
                        "--data",
                        SOURCE.toString()))
                .isEqualTo(1);
        assertThat(sentence()).contains("keysets.json cannot be read");
        assertThat(children(place)).containsExactly("keysets.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(BACKUP)))
                .isEqualTo("rw-------");
    }
}

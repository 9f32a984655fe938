package dev.kunci.console.backup;

import dev.kunci.audit.Action;
import dev.kunci.console.postgres.EmbeddedPostgres;
import dev.kunci.console.system.StartRefused;
import dev.kunci.vault.KeyVault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.dao.DataAccessException;

/** Backs up one instant of a database, however much is written to it meanwhile. */
public final class Backup {
    private static final String SCHEMA =
            "select version from flyway_schema_history where success and version is not null"
                    + " order by string_to_array(version, '.')::bigint[] desc limit 1";
    private static final String KEY_VERSIONS =
            "select hash_version from credential union select hash_version from consumer_key order by 1";
    private static final String CLAIMED = "select key_version from keyset_claim";

    private final EmbeddedPostgres postgres;
    private final Path keysets;
    private final Signing signing;

    /** How the keysets are used. */
    public enum Signing {
        /** The backup is signed with them if there are any. */
        SIGNED,
        /** The backup is signed with them and contains them. */
        SIGNED_WITH_KEYSETS,
        /** They may be missing. */
        UNSIGNED
    }

    /** @param keysets the keysets file of the database */
    public Backup(EmbeddedPostgres postgres, Path keysets, Signing signing) {
        this.postgres = postgres;
        this.keysets = keysets;
        this.signing = signing;
    }

    /**
     * What was written, in numbers.
     *
     * @param sha256 of the whole file
     */
    public record Written(Instant taken, int tables, long rows, boolean signed, String sha256) {}

    /** Writes a new file. */
    public Written write(Path file) {
        try (AtomicFile target = new AtomicFile(file)) {
            Written written = write(target.stream(), target.name());
            target.publish();
            return written;
        } catch (IOException e) {
            throw new StartRefused("The backup " + file + " could not be written: " + e, e);
        }
    }

    /** @param name its name in the audit log */
    public Written write(OutputStream out, String name) throws IOException {
        try (Connection connection =
                DriverManager.getConnection(postgres.ownerUrl(), postgres.ownerUser(), postgres.ownerPassword())) {
            String schema = schema(connection);
            KeyVault vault = vault(connection);
            byte @Nullable [] secrets = signing == Signing.SIGNED_WITH_KEYSETS ? Files.readAllBytes(keysets) : null;
            // Recorded before the snapshot is taken, so that there is no backup without a record, and each contains its
            // own. The snapshot must not block others while this waits.
            new BackupAudit(postgres)
                    .record(
                            Action.BACKUP,
                            name,
                            Map.of("schema", schema, "keysets", secrets != null, "signed", vault != null));
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            return write(connection, out, secrets, vault);
        } catch (SQLException | DataAccessException e) {
            throw new StartRefused("The database could not be read: " + FailureReason.of(e), e);
        }
    }

    private static Written write(
            Connection snapshot, OutputStream out, byte @Nullable [] secrets, @Nullable KeyVault vault)
            throws SQLException, IOException {
        MessageDigest digest = ArchiveWriter.sha256();
        ArchiveWriter archive = new ArchiveWriter(new DigestOutputStream(out, digest));
        Instant taken = taken(snapshot);
        String schema = schema(snapshot);
        List<Long> versions = keyVersions(snapshot);
        if (vault != null && !vault.versions().containsAll(versions)) {
            throw new StartRefused("The keys were rotated while the backup began: write it again.");
        }
        CopyManager copy = snapshot.unwrap(PGConnection.class).getCopyAPI();
        List<Manifest.Part> tables = new ArrayList<>();
        for (Catalog.Table table : Catalog.tables(snapshot)) {
            String sql = "copy (select " + table.columnList() + " from " + table.name() + ") to stdout";
            tables.add(archive.add(table.name(), table.columns(), rows -> copy.copyOut(sql, rows)));
        }
        Manifest.Part sealed = null;
        if (secrets != null) {
            sealed = archive.add(Manifest.KEYSETS, List.of(), content -> {
                content.write(secrets);
                return 0;
            });
        }
        Manifest manifest =
                new Manifest(Manifest.FORMAT, taken, schema, Catalog.months(snapshot), versions, tables, sealed);
        archive.finish(manifest, vault);
        return new Written(
                taken,
                tables.size(),
                manifest.rows(),
                vault != null,
                HexFormat.of().formatHex(digest.digest()));
    }

    /** The instant of the snapshot, which the first statement takes. */
    private static Instant taken(Connection snapshot) throws SQLException {
        try (var statement = snapshot.createStatement();
                var rows = statement.executeQuery("select statement_timestamp()")) {
            rows.next();
            return rows.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private static List<Long> keyVersions(Connection database) throws SQLException {
        return Catalog.texts(database, KEY_VERSIONS).stream().map(Long::valueOf).toList();
    }

    private static String schema(Connection snapshot) throws SQLException {
        if (!exists(snapshot, "flyway_schema_history")) {
            throw new StartRefused("This database is still empty: there is nothing to back up.");
        }
        return Catalog.texts(snapshot, SCHEMA).getFirst();
    }

    /** The vault to sign with; null if there are no keysets and none are required. */
    private @Nullable KeyVault vault(Connection database) throws SQLException {
        List<Long> needed = new ArrayList<>(keyVersions(database));
        if (exists(database, "keyset_claim")) {
            Catalog.texts(database, CLAIMED).stream().map(Long::valueOf).forEach(needed::add);
        }
        if (!Files.isReadable(keysets)) {
            if (signing == Signing.SIGNED_WITH_KEYSETS || signing == Signing.SIGNED && !needed.isEmpty()) {
                throw new StartRefused("The keysets file " + keysets + " cannot be read: check KUNCI_KEYSETS"
                        + (signing == Signing.SIGNED ? ", or say --unsigned." : "."));
            }
            return null;
        }
        try {
            KeyVault vault = KeyVault.of(keysets);
            if (!vault.versions().containsAll(needed)) {
                throw new StartRefused(
                        "The keysets file " + keysets + " is not the one of this database: check KUNCI_KEYSETS.");
            }
            return vault;
        } catch (BeanCreationException e) {
            throw new StartRefused(String.valueOf(e.getMessage()), e);
        }
    }

    private static boolean exists(Connection database, String table) throws SQLException {
        return !Catalog.texts(database, "select 1 where to_regclass('" + table + "') is not null")
                .isEmpty();
    }
}

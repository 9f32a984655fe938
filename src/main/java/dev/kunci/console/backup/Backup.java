package dev.kunci.console.backup;

import dev.kunci.audit.Action;
import dev.kunci.console.postgres.EmbeddedPostgres;
import dev.kunci.console.postgres.StartRefused;
import dev.kunci.registry.KeyVault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.dao.DataAccessException;

/** Writes down one instant of a database, however much is written to it meanwhile. */
public final class Backup {
    private static final String SCHEMA =
            "select version from flyway_schema_history where success and version is not null"
                    + " order by string_to_array(version, '.')::bigint[] desc limit 1";
    private static final String KEY_VERSIONS =
            "select hash_version from credential union select hash_version from consumer_key order by 1";

    private final EmbeddedPostgres postgres;
    private final @Nullable Path keysets;

    /** @param keysets the file to put in as well, null to leave it out */
    public Backup(EmbeddedPostgres postgres, @Nullable Path keysets) {
        this.postgres = postgres;
        this.keysets = keysets;
    }

    /** What was written, in numbers. */
    public record Written(Instant taken, int tables, long rows) {}

    /** Writes a new file. */
    public Written write(Path file) {
        try (NewFile target = new NewFile(file)) {
            Written written = write(target.stream(), target.name());
            target.publish();
            return written;
        } catch (IOException e) {
            throw new StartRefused("The backup " + file + " could not be written: " + e, e);
        }
    }

    /** @param name what the record calls it */
    public Written write(OutputStream out, String name) throws IOException {
        try (Connection connection =
                DriverManager.getConnection(postgres.ownerUrl(), postgres.ownerUser(), postgres.ownerPassword())) {
            String schema = schema(connection);
            byte @Nullable [] secrets = keysets == null ? null : fitting(keysets, keyVersions(connection));
            // Before the snapshot is taken, which must be in nobody's way while this waits: so there is no backup that
            // is not on record, and each holds its own record.
            new Ledger(postgres).record(Action.BACKUP, name, Map.of("schema", schema, "keysets", secrets != null));
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            return write(connection, new ArchiveWriter(out), secrets);
        } catch (SQLException | DataAccessException e) {
            throw new StartRefused("The database could not be read: " + Reason.of(e), e);
        }
    }

    private static Written write(Connection snapshot, ArchiveWriter archive, byte @Nullable [] secrets)
            throws SQLException, IOException {
        Instant taken = taken(snapshot);
        String schema = schema(snapshot);
        List<Long> versions = keyVersions(snapshot);
        CopyManager copy = snapshot.unwrap(PGConnection.class).getCopyAPI();
        List<Manifest.Part> tables = new ArrayList<>();
        for (Catalog.Table table : Catalog.tables(snapshot)) {
            String sql = "copy (select " + table.columnList() + " from " + table.name() + ") to stdout";
            tables.add(archive.add(table.name(), table.columns(), out -> copy.copyOut(sql, out)));
        }
        Manifest.Part sealed = null;
        if (secrets != null) {
            sealed = archive.add(Manifest.KEYSETS, List.of(), out -> {
                out.write(secrets);
                return 0;
            });
        }
        Manifest manifest =
                new Manifest(Manifest.FORMAT, taken, schema, Catalog.months(snapshot), versions, tables, sealed);
        archive.finish(manifest);
        return new Written(taken, tables.size(), manifest.rows());
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
        if (Catalog.texts(snapshot, "select 1 where to_regclass('flyway_schema_history') is not null")
                .isEmpty()) {
            throw new StartRefused("This database is still empty: there is nothing to back up.");
        }
        return Catalog.texts(snapshot, SCHEMA).getFirst();
    }

    private static byte[] fitting(Path keysets, List<Long> versions) throws IOException {
        if (!Files.isReadable(keysets)) {
            throw new StartRefused("The keysets file " + keysets + " cannot be read: check KUNCI_KEYSETS.");
        }
        try {
            if (!KeyVault.of(keysets).versions().containsAll(versions)) {
                throw new StartRefused(
                        "The keysets file " + keysets + " is not the one of this database: check" + " KUNCI_KEYSETS.");
            }
        } catch (BeanCreationException e) {
            throw new StartRefused(String.valueOf(e.getMessage()), e);
        }
        return Files.readAllBytes(keysets);
    }
}

package dev.kunci.console.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The embedded PostgreSQL of the tests, which counts the statements it runs. The extension is loaded through a file in the
 * cluster, so the product's own settings do not mention it, and stands in a database that Kunci does not use.
 */
public final class CountingPostgres {

    private static final String SETTINGS = """
            shared_preload_libraries = 'pg_stat_statements'
            pg_stat_statements.track_utility = off
            pg_stat_statements.save = off
            pg_stat_statements.max = 10000
            """;

    private final EmbeddedPostgres postgres;
    private final DatabasePasswords passwords;

    private CountingPostgres(EmbeddedPostgres postgres, DatabasePasswords passwords) {
        this.postgres = postgres;
        this.passwords = passwords;
    }

    /** Runs a new server until this JVM ends. */
    public static CountingPostgres start(Path dataDirectory) {
        try {
            EmbeddedPostgres.prepare(dataDirectory);
            DatabasePasswords passwords = DatabasePasswords.readOrCreate(dataDirectory);
            ServerHome home = ServerHome.in(dataDirectory);
            Path binaries = Binaries.unpack(home.path());
            new Cluster(home.path(), binaries, home.account(binaries)).initialize(passwords.superuser());
            // PostgreSQL reads this file last, and initdb has made it for the server's account.
            Files.writeString(home.path().resolve(Cluster.DIRECTORY).resolve("postgresql.auto.conf"), SETTINGS);
            CountingPostgres counting = new CountingPostgres(EmbeddedPostgres.start(dataDirectory), passwords);
            try (Connection connection = counting.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("create extension pg_stat_statements");
            }
            return counting;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public EmbeddedPostgres postgres() {
        return postgres;
    }

    /** A connection of the superuser, to the database in which the statistics are read. */
    public Connection connect() throws SQLException {
        return DatabaseRoles.connect(
                postgres.port(), DatabaseRoles.SUPERUSER, DatabaseRoles.SUPERUSER, passwords.superuser());
    }
}

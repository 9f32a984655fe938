package dev.kunci.console.start;

import dev.kunci.console.system.StartRefused;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;
import org.postgresql.PGStatement;

/**
 * Checks whether Kunci can work with a database that answers, and explains what would otherwise fail later with a stack
 * trace.
 */
final class DatabaseProbe {
    private static final int OLDEST = 15;

    /** A prepared statement is missing, or its name is taken: it was prepared on another connection. */
    private static final Set<String> FOREIGN_STATEMENT = Set.of("26000", "42P05");

    private static final int ROUNDS = 3;

    private final String url;
    private final Properties properties;
    private final String location;

    DatabaseProbe(String url, Properties properties, String location) {
        this.url = url;
        this.properties = properties;
        this.location = location;
    }

    /**
     * @param connection an unused one
     * @throws StartRefused saying in one sentence what to change
     */
    void look(Connection connection, String user) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST) {
            throw new StartRefused("The database at " + location + " is PostgreSQL " + version + ": Kunci needs "
                    + OLDEST + " or newer.");
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pg_is_in_recovery(), current_setting('transaction_read_only') = 'on'")) {
            row.next();
            if (row.getBoolean(1)) {
                throw new StartRefused("The database at " + location
                        + " is a standby, which takes no changes: name the primary in KUNCI_DB_URL, or all servers with"
                        + " targetServerType=primary (jdbc:postgresql://A,B/DATABASE?targetServerType=primary).");
            }
            if (row.getBoolean(2)) {
                throw new StartRefused("The database at " + location + " takes no changes from user " + user
                        + ": switch default_transaction_read_only off.");
            }
        }
        if (!url.contains("prepareThreshold=0")) {
            lookForPooler(connection);
        }
    }

    /**
     * A pooler such as PgBouncer in transaction mode gives its server connection to another client after each
     * transaction, with the statements prepared on it.
     */
    private void lookForPooler(Connection one) throws SQLException {
        try (Connection other = DriverManager.getConnection(url, properties);
                PreparedStatement mine = named(one);
                PreparedStatement theirs = named(other)) {
            other.setAutoCommit(false);
            for (int i = 0; i < ROUNDS; i++) {
                int before = server(mine);
                int held = server(theirs);
                if (before != held) {
                    server(mine);
                }
                other.rollback();
            }
        } catch (SQLException e) {
            if (!FOREIGN_STATEMENT.contains(String.valueOf(e.getSQLState()))) {
                throw e;
            }
            throw new StartRefused(
                    "The database at " + location
                            + " is behind a pooler that changes the server between transactions: let it"
                            + " pool by session (PgBouncer: pool_mode = session), or put prepareThreshold=0 into KUNCI_DB_URL.",
                    e);
        }
    }

    /** Prepared by name at its first use, like frequently used statements. */
    private static PreparedStatement named(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement("select pg_backend_pid()");
        statement.unwrap(PGStatement.class).setPrepareThreshold(1);
        return statement;
    }

    private static int server(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }
}

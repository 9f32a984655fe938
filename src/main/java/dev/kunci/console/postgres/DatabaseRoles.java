package dev.kunci.console.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.PGConnection;

/** Creates the database and its two roles: one owns the schema, the other works in it and cannot weaken it. */
final class DatabaseRoles {
    static final String SUPERUSER = "postgres";
    static final String OWNER = "kunci_owner";
    static final String APP = "kunci_app";
    static final String DATABASE = "kunci";
    private static final String CONNECT_SECONDS = "10";

    private DatabaseRoles() {}

    static Connection connect(int port, String database, String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("loginTimeout", CONNECT_SECONDS);
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, properties);
    }

    static void ensure(int port, DatabasePasswords passwords) throws SQLException {
        try (Connection connection = connect(port, SUPERUSER, SUPERUSER, passwords.superuser())) {
            ensureRole(connection, OWNER, passwords.owner());
            ensureRole(connection, APP, passwords.app());
            if (isMissing(connection, "select 1 from pg_database where datname = ?", DATABASE)) {
                execute(connection, "create database " + DATABASE + " owner " + OWNER);
            }
            execute(connection, "revoke all on database " + DATABASE + " from public");
            execute(connection, "grant connect, temporary on database " + DATABASE + " to " + APP);
        }
    }

    private static void ensureRole(Connection connection, String role, String password) throws SQLException {
        if (isMissing(connection, "select 1 from pg_roles where rolname = ?", role)) {
            connection.setAutoCommit(false);
            execute(connection, "create role " + role + " login nosuperuser nocreatedb nocreaterole noinherit");
            // The driver sends a SCRAM verifier, so the password itself reaches neither the wire nor a log.
            connection.unwrap(PGConnection.class).alterUserPassword(role, password.toCharArray(), "scram-sha-256");
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static boolean isMissing(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet found = statement.executeQuery()) {
                return !found.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

package dev.kunci.console.start;

import dev.kunci.console.system.StartRefused;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** An external PostgreSQL, tried out before anything else starts, so that a mistake is one sentence. */
public final class ExternalDatabase {
    private static final String URL = "KUNCI_DB_URL";
    private static final String USER = "KUNCI_DB_USER";
    private static final String PASSWORD = "KUNCI_DB_PASSWORD";
    private static final String OWNER_USER = "KUNCI_DB_OWNER_USER";
    private static final String OWNER_PASSWORD = "KUNCI_DB_OWNER_PASSWORD";
    private static final String PREFIX = "jdbc:postgresql:";
    private static final String CONNECT_SECONDS = "10";

    private ExternalDatabase() {}

    public static Optional<DatabaseAccess> in(Map<String, String> environment) {
        String url = environment.getOrDefault(URL, "");
        if (url.isBlank()) {
            return Optional.empty();
        }
        if (!url.startsWith(PREFIX)) {
            throw new StartRefused(URL + " must look like jdbc:postgresql://HOST:5432/DATABASE.");
        }
        String user = required(environment, USER);
        String password = required(environment, PASSWORD);
        boolean owner = environment.containsKey(OWNER_USER);
        String ownerUser = owner ? required(environment, OWNER_USER) : user;
        String ownerPassword = owner ? required(environment, OWNER_PASSWORD) : password;
        check(url, user, password, PASSWORD);
        if (owner) {
            check(url, ownerUser, ownerPassword, OWNER_PASSWORD);
        }
        return Optional.of(new DatabaseAccess(batching(url), user, password, ownerUser, ownerPassword));
    }

    private static void check(String url, String user, String password, String passwordVariable) {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("loginTimeout", CONNECT_SECONDS);
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            new DatabaseProbe(url, properties, location(url)).look(connection, user);
        } catch (SQLException e) {
            throw new StartRefused(sentence(e, location(url), user, passwordVariable), e);
        }
    }

    private static String sentence(SQLException e, String location, String user, String passwordVariable) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return switch (state) {
            case "28P01" ->
                "The database at " + location + " refuses the password of user " + user + ": check " + passwordVariable
                        + ".";
            case "28000" ->
                "The database at " + location + " does not let user " + user + " in: check " + USER
                        + " and the server's pg_hba.conf.";
            case "3D000" ->
                "The server answers, but the database of " + location + " does not exist: create it, or check " + URL
                        + ".";
            case "08001", "08004", "08006" ->
                "The database at " + location + " does not answer: is it running, and is " + URL + " right?";
            default -> "The database at " + location + " cannot be used: " + e.getMessage();
        };
    }

    /** The URL without its parameters, which may contain a password. */
    private static String location(String url) {
        String location = url.substring(PREFIX.length()).replaceFirst("^//", "");
        int parameters = location.indexOf('?');
        return parameters < 0 ? location : location.substring(0, parameters);
    }

    private static String batching(String url) {
        return url.contains("reWriteBatchedInserts=")
                ? url
                : url + (url.contains("?") ? "&" : "?") + "reWriteBatchedInserts=true";
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new StartRefused(URL + " is set, but " + name + " is not.");
        }
        return value;
    }
}

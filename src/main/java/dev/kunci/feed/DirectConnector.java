package dev.kunci.feed;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Opens connections outside the pool, so that neither a full pool nor its pauses between retries keep this instance
 * from hearing of changes. A host that does not respond is given up within one lease.
 */
@Component
class DirectConnector implements Connector {

    private static final String SECONDS = String.valueOf(Lease.LENGTH.toSeconds());

    /** URL parameters with these names are meant for the pool. */
    private static final String OWN =
            "(?<=[?&])(?:connectTimeout|loginTimeout|socketTimeout|tcpKeepAlive)=[^&]*(?:&|$)";

    private final JdbcConnectionDetails database;

    DirectConnector(JdbcConnectionDetails database) {
        this.database = database;
    }

    @Override
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        put(properties, "user", database.getUsername());
        put(properties, "password", database.getPassword());
        properties.setProperty("connectTimeout", SECONDS);
        properties.setProperty("loginTimeout", SECONDS);
        properties.setProperty("socketTimeout", SECONDS);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "kunci-feed");
        return DriverManager.getConnection(database.getJdbcUrl().replaceAll(OWN, ""), properties);
    }

    private static void put(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }
}

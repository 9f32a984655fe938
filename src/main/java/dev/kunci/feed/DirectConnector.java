package dev.kunci.feed;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Opens connections past the pool, so that neither a pool that is full nor the pauses it makes between two tries keep
 * this instance from hearing of changes. A host that does not say a word is given up within a lease.
 */
@Component
class DirectConnector implements Connector {

    private static final String SECONDS = String.valueOf(Lease.LENGTH.toSeconds());

    /** What an address may say of these is meant for the pool. */
    private static final String OWN = "(?<=[?&])(?:connectTimeout|loginTimeout|socketTimeout|tcpKeepAlive)=[^&]*(?:&|$)";

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

    private static void put(Properties properties, String name, String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }
}

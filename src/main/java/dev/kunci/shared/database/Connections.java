package dev.kunci.shared.database;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Opens connections for pools, with time limits from the beginning: for a server that hangs, for a lock that is not
 * released and, at the server, for a Kunci that hangs within a transaction. Once a database has been reached, a failed
 * connection is retried until it is back; a pool itself would pause for up to five seconds between attempts.
 */
final class Connections extends AbstractDataSource {

    private static final Duration RETRY = Duration.ofMillis(200);
    private static final String CONNECT_SECONDS = "2";

    /** The only way to give the driver a timeout; it ignores what is set on a socket. */
    private static final String ANSWER = "socketTimeout";

    /** During sign-on, a server answers at once or not at all. */
    private static final String ENTRY_SECONDS = "2";

    /**
     * Settings of the session at the server. {@code set} and not a startup parameter, which poolers refuse. The third
     * line is for hosts that have died; it does not affect slow readers.
     */
    private static final String BOUNDS = """
            set lock_timeout = '%ds';
            set idle_in_transaction_session_timeout = '%ds';
            set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3;
            set tcp_user_timeout = '60s';
            select pg_is_in_recovery() or current_setting('default_transaction_read_only') = 'on'
            """.formatted(TimeoutBounds.LOCK.toSeconds(), TimeoutBounds.IDLE.toSeconds());

    private final String url;
    private final Properties properties = new Properties();
    private final TrackedSockets sockets = new TrackedSockets();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean known;

    Connections(String url, @Nullable String user, @Nullable String password) {
        this.url = url;
        put("user", user);
        put("password", password);
        put("connectTimeout", CONNECT_SECONDS);
        put(ANSWER, ENTRY_SECONDS);
        put("tcpKeepAlive", "true");
        put("socketFactory", TrackedSocketFactory.class.getName());
        put("socketFactoryArg", sockets.name());
    }

    private void put(String name, @Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }

    TrackedSockets lines() {
        return sockets;
    }

    /** From now on there are no retries. */
    void end() {
        over.countDown();
    }

    @Override
    public Connection getConnection() throws SQLException {
        while (true) {
            try {
                return open();
            } catch (SQLException failure) {
                if (!known || !DatabaseUnavailable.in(failure) || ended()) {
                    throw failure;
                }
            }
        }
    }

    private boolean ended() throws SQLException {
        try {
            return over.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while the database was away", e);
        }
    }

    /** Tries once. */
    Connection open() throws SQLException {
        Connection connection = driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("no driver for this address");
        }
        try {
            bound(connection);
            if (!url.contains(ANSWER + "=")) {
                connection.setNetworkTimeout(Runnable::run, 0);
            }
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
        known = true;
        return connection;
    }

    private static void bound(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(BOUNDS);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            try (ResultSet row = statement.getResultSet()) {
                if (row.next() && row.getBoolean(1)) {
                    throw new SQLException("this server takes no changes", DatabaseUnavailable.READ_ONLY);
                }
            }
        }
    }

    private Driver driver() throws SQLException {
        return DriverManager.getDriver(url);
    }

    /** The pool passes the only user there is. */
    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    /** How long closing a pool waits for a connection attempt. */
    @Override
    public int getLoginTimeout() {
        return 1;
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // The time limits above apply.
    }
}

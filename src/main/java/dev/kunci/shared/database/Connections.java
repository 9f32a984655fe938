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
 * Makes the connections that pools keep. Each has its bounds from the beginning: on a server that hangs, on a lock that
 * is not let go, and, at the server, on a Kunci that hangs in the middle of a transaction. Once there has been a
 * database, it is tried again until it is back, because a pool itself would pause for up to five seconds between tries.
 */
final class Connections extends AbstractDataSource {

    private static final Duration RETRY = Duration.ofMillis(200);
    private static final String CONNECT_SECONDS = "2";

    /** The driver hears of a timeout by this alone: what is set on a socket itself it passes over. */
    private static final String ANSWER = "socketTimeout";

    /** What a server says while it lets somebody in comes at once, or not at all. */
    private static final String ENTRY_SECONDS = "2";

    /**
     * What is said to the server for whoever uses the connection. {@code set} and not a parameter of the start, which
     * poolers refuse. The third line is for hosts that have died; a slow reader is none of them.
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
    private final TrackedSockets lines = new TrackedSockets();
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
        put("socketFactoryArg", lines.name());
    }

    private void put(String name, @Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }

    TrackedSockets lines() {
        return lines;
    }

    /** From now on a try is the only one. */
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

    /** The pool names the one user that there is. */
    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    /** How long a pool waits for a try under way when it is closed. */
    @Override
    public int getLoginTimeout() {
        return 1;
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // The bounds are those given above.
    }
}

package dev.kunci.shared.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Connections for work that must not queue behind everything else. Not itself a data source bean, because the
 * application has one.
 */
public final class SidePool implements AutoCloseable {

    private static final int IDLE = 2;

    private final HikariDataSource pool;

    /**
     * @param like the application's own pool
     * @param most the maximum number of connections
     */
    public SidePool(DataSource like, String name, int most) {
        HikariConfig config = new HikariConfig();
        try {
            like.unwrap(HikariDataSource.class).copyStateTo(config);
        } catch (SQLException e) {
            throw new IllegalStateException("the application's pool is Hikari's", e);
        }
        config.setPoolName(name);
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(Math.min(IDLE, most));
        this.pool = new HikariDataSource(config);
    }

    /** Each statement is a transaction of its own. */
    public JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    /** A connection for reading with more than one statement. */
    public Connection connect() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public void close() {
        pool.close();
    }
}

package dev.kunci.feed;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A data source whose connections can be cut. */
final class Cuttable extends DelegatingDataSource {

    private boolean cut;
    private @Nullable Connection used;

    Cuttable(DataSource source) {
        super(source);
    }

    @Override
    public synchronized Connection getConnection() throws SQLException {
        if (cut) {
            throw new SQLException("cut");
        }
        Connection connection = super.getConnection();
        used = connection;
        return connection;
    }

    synchronized void cut() throws SQLException {
        cut = true;
        if (used != null && !used.isClosed()) {
            used.unwrap(PgConnection.class).abort(Runnable::run);
        }
    }

    synchronized void mend() {
        cut = false;
    }
}

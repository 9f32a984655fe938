package dev.kunci.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks past the application: what is really in the tables, and what each database role may do. */
public class Database {

    private final JdbcClient jdbc;

    Database(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A single value; parameters are positional. */
    public String text(String sql, Object... params) {
        return String.valueOf(jdbc.sql(sql).params(params).query().singleValue());
    }

    public long count(String sql, Object... params) {
        return ((Number) jdbc.sql(sql).params(params).query().singleValue()).longValue();
    }

    public List<Map<String, Object>> rows(String sql, Object... params) {
        return jdbc.sql(sql).params(params).query().listOfRows();
    }

    /** Runs statements in one transaction as the application's own role, as a SQL console would. */
    public void asApplication(String... statements) throws SQLException {
        run(
                TestDatabase.postgres().appUrl(),
                TestDatabase.postgres().appUser(),
                TestDatabase.postgres().appPassword(),
                statements);
    }

    /** Runs statements in one transaction as the owner of the schema. */
    public void asOwner(String... statements) throws SQLException {
        run(
                TestDatabase.postgres().ownerUrl(),
                TestDatabase.postgres().ownerUser(),
                TestDatabase.postgres().ownerPassword(),
                statements);
    }

    private static void run(String url, String user, String password, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }
}

package dev.kunci.shared.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Sends settings of a transaction together with the query they are for. PostgreSQL's driver sends statements that are
 * separated by semicolons in one piece, and PostgreSQL runs none after one that has failed.
 */
@Component
public class OneRoundTrip {

    private final NamedParameterJdbcTemplate jdbc;

    public OneRoundTrip(JdbcOperations jdbc) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
    }

    /**
     * @param settings statements without rows and parameters, separated by semicolons
     * @return the rows of the query
     */
    public <T> List<T> query(String settings, String query, Map<String, ?> params, RowMapper<T> mapper) {
        return Objects.requireNonNull(
                jdbc.execute(settings + "; " + query, params, statement -> rows(statement, mapper)));
    }

    private static <T> List<T> rows(PreparedStatement statement, RowMapper<T> mapper) throws SQLException {
        boolean rows = statement.execute();
        while (!rows && statement.getUpdateCount() != -1) {
            rows = statement.getMoreResults();
        }
        List<T> read = new ArrayList<>();
        try (ResultSet row = statement.getResultSet()) {
            while (row.next()) {
                read.add(mapper.mapRow(row, read.size()));
            }
        }
        return read;
    }
}

package dev.kunci.review;

import dev.kunci.registry.change.StatusSnapshot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** One row that matches a filter, with only what a decision on it needs, so that thousands can be held in memory. */
public record FilterMatch(UUID id, String name, StatusSnapshot standing) {

    public static FilterMatch of(ResultSet rs, int row) throws SQLException {
        return new FilterMatch(rs.getObject("id", UUID.class), rs.getString("title"), RowMapping.standing(rs, ""));
    }
}

package dev.kunci.review;

import dev.kunci.registry.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** One row that matches a filter, with no more than a decision on it needs, so that thousands can be held. */
public record Match(UUID id, String name, Standing standing) {

    static Match of(ResultSet rs, int row) throws SQLException {
        return new Match(rs.getObject("id", UUID.class), rs.getString("title"), Rows.standing(rs, ""));
    }
}

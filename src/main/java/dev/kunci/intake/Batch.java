package dev.kunci.intake;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database side of one import: every statement knows {@code :organization}, {@code :by}, {@code :now} and {@code :developer}. */
record Batch(JdbcClient jdbc, Map<String, @Nullable Object> parameters, Source source, boolean createMissing) {

    int run(String sql) {
        return jdbc.sql(sql).params(parameters).update();
    }

    long count(String sql) {
        return jdbc.sql(sql).params(parameters).query(Long.class).single();
    }

    boolean hasDeveloper() {
        return parameters.get("developer") != null;
    }

    /**
     * Ends the import where the query finds something, with the first of it.
     *
     * @param found a query of {@code line}, {@code col} and {@code value} (what the message names)
     */
    void refuse(String what, String field, String found) {
        jdbc.sql("select * from (" + found + ") found order by line, col limit 1")
                .params(parameters)
                .query((rs, n) -> new ImportProblem(
                        what,
                        source.file(),
                        rs.getInt("line"),
                        rs.getInt("col"),
                        field,
                        String.valueOf(rs.getString("value"))))
                .optional()
                .ifPresent(problem -> {
                    throw problem;
                });
    }

    /** Ends the import where the file has two of these with the same identity. */
    void refuseTwice(String field, String table, String identity, String value) {
        refuse(
                "twice",
                field,
                "select line, col, " + value + " as value from (select s.*, row_number() over (partition by " + identity
                        + " order by ord) as nth from " + table + " s) s where nth > 1");
    }
}

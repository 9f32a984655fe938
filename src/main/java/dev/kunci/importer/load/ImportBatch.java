package dev.kunci.importer.load;

import dev.kunci.importer.ImportNotice;
import dev.kunci.importer.file.ImportSources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database side of one import: every statement has the parameters {@code :organization}, {@code :by}, {@code :now}
 * and {@code :developer}.
 */
record ImportBatch(
        JdbcClient jdbc,
        Map<String, @Nullable Object> parameters,
        ImportSources sources,
        ImportNotices notices,
        ImportChanges changes,
        boolean createMissing) {

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
     * Reports a problem with some of the staged rows and removes them, so that the rest can be checked.
     *
     * @param found a query for {@code ord}, {@code file}, {@code line}, {@code col} and the arguments of the message
     */
    void refuse(String table, String what, String field, String found) {
        List<Integer> ords = new ArrayList<>();
        jdbc.sql("select * from (" + found + ") found order by file, line, col limit " + (ImportSources.MOST + 1))
                .params(parameters)
                .query(rs -> {
                    ords.add(rs.getInt("ord"));
                    List<Object> values = new ArrayList<>();
                    for (int i = 5; i <= rs.getMetaData().getColumnCount(); i++) {
                        values.add(String.valueOf(rs.getString(i)));
                    }
                    sources.report(
                            rs.getInt("file"), what, rs.getInt("line"), rs.getInt("col"), field, values.toArray());
                });
        remove(table, ords);
    }

    /**
     * Ensures that the file has each object once: repetitions with the same content count once, and repetitions with
     * other content are a problem that names both positions.
     *
     * @param same an expression that is equal for equal content
     * @return how many rows were removed
     */
    int once(TableMerge tableMerge, String field, String identity, String value, String same) {
        List<Integer> ords = new ArrayList<>();
        List<String> again = new ArrayList<>();
        jdbc.sql("select ord, file, line, col, value, same, first_file, first_line, first_col from (select s.*, "
                        + value
                        + " as value, " + same + " is not distinct from first_value(" + same
                        + ") over again as same, first_value(file) over again as first_file,"
                        + " first_value(line) over again as first_line, first_value(col) over again as first_col,"
                        + " row_number() over again as nth from " + tableMerge.staged()
                        + " s window again as (partition by "
                        + identity
                        + " order by ord)) s where nth > 1 order by file, line, col")
                .params(parameters)
                .query(rs -> {
                    ords.add(rs.getInt("ord"));
                    if (rs.getBoolean("same")) {
                        again.add(String.valueOf(rs.getString("value")));
                    } else {
                        sources.report(
                                rs.getInt("file"),
                                "twice",
                                rs.getInt("line"),
                                rs.getInt("col"),
                                field,
                                String.valueOf(rs.getString("value")),
                                sources.name(rs.getInt("first_file")),
                                rs.getString("first_line"),
                                rs.getString("first_col"));
                    }
                });
        remove(tableMerge.staged(), ords);
        if (!again.isEmpty()) {
            notices.add(ImportNotice.About.AGAIN, tableMerge.kind(), again.size(), again.getFirst());
        }
        return ords.size();
    }

    private void remove(String table, List<Integer> ords) {
        if (!ords.isEmpty()) {
            Map<String, Object> rows = new HashMap<>();
            rows.put("ords", ords.toArray(Integer[]::new));
            jdbc.sql("delete from " + table + " where ord = any(:ords)")
                    .params(rows)
                    .update();
        }
    }
}

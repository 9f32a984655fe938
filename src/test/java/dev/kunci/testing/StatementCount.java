package dev.kunci.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.function.Executable;

/**
 * The queries, inserts, updates and deletes that Kunci sent to PostgreSQL while something was done, counted by PostgreSQL
 * itself (pg_stat_statements). Not counted: what runs inside the database (triggers, functions), because nothing is sent
 * for it, and commands such as BEGIN, COMMIT and SET, of which PostgreSQL counts only the first execution once the driver
 * has prepared them.
 *
 * @param statements what was sent, in alphabetical order within each source
 */
public record StatementCount(List<Counted> statements) {

    /** Only what was sent to Kunci's database as the application's own role, which {@link Database} uses as well. */
    private static final String CALLS = """
            select s.queryid, s.query, s.calls from pg_stat_statements s
            join pg_database d on d.oid = s.dbid join pg_roles r on r.oid = s.userid
            where s.toplevel and d.datname = 'kunci' and r.rolname = ?
            """;

    /** @param calls how often the statement was executed */
    public record Counted(Source source, String text, long calls) {

        /** How many of the calls count. A waiting commit looks again until all have answered, so its looks count as one. */
        long counts() {
            return source == Source.BARRIER ? 1 : source == Source.ACTION ? calls : 0;
        }
    }

    /** Why a statement was sent. */
    public enum Source {
        /** What was done. */
        ACTION,
        /** A commit that waits until every instance has heard of it. */
        BARRIER,
        /** The thread that follows the feed, whatever anybody does. */
        FOLLOWER,
        /** The pool of connections, which tries one that has been idle. */
        POOL;

        static Source of(String text) {
            String sql = text.toLowerCase(Locale.ROOT);
            if (sql.startsWith("select f.server <> pg_postmaster_start_time()")) {
                return BARRIER;
            }
            boolean follows = sql.contains("feed_lease")
                    || sql.contains("from feed_change where seq >")
                    || sql.startsWith("delete from feed_");
            return follows ? FOLLOWER : sql.equals("select $1") ? POOL : ACTION;
        }
    }

    /** Does something, and counts what is sent meanwhile. */
    public static StatementCount of(Executable action) {
        try (Connection statistics = TestDatabase.statistics()) {
            Map<Long, Row> before = read(statistics);
            action.execute();
            return new StatementCount(read(statistics).entrySet().stream()
                    .map(entry -> entry.getValue().since(before.get(entry.getKey())))
                    .filter(row -> row.calls() > 0)
                    .map(row -> new Counted(Source.of(row.text()), row.text(), row.calls()))
                    .sorted(Comparator.comparing(Counted::source).thenComparing(Counted::text))
                    .toList());
        } catch (Throwable failed) {
            throw failed instanceof RuntimeException why ? why : new IllegalStateException(failed);
        }
    }

    private record Row(String text, long calls) {
        Row since(@Nullable Row before) {
            return new Row(text, calls - (before == null ? 0 : before.calls()));
        }
    }

    private static Map<Long, Row> read(Connection statistics) throws SQLException {
        Map<Long, Row> read = new HashMap<>();
        try (PreparedStatement calls = statistics.prepareStatement(CALLS)) {
            calls.setString(1, TestDatabase.postgres().appUser());
            try (ResultSet row = calls.executeQuery()) {
                while (row.next()) {
                    String text = row.getString("query").replaceAll("\\s+", " ").strip();
                    read.put(row.getLong("queryid"), new Row(text, row.getLong("calls")));
                }
            }
        }
        return read;
    }

    /** How many statements the action sent. */
    public long total() {
        return statements.stream().mapToLong(Counted::counts).sum();
    }

    /** The list for people, one statement a line. */
    @Override
    public String toString() {
        return total() + " statements\n"
                + statements.stream()
                        .map(one -> "%4d %-11s %s".formatted(one.calls(), one.source(), one.text()))
                        .collect(Collectors.joining("\n"));
    }
}

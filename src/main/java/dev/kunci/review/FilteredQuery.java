package dev.kunci.review;

import dev.kunci.shared.Like;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of a list that match its filter: a page of them, some of them by their ids, or their number, each as one
 * statement. Every list of this module is built from it, so that they all filter, page and count alike.
 */
public final class FilteredQuery {

    private final String from;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> params = new HashMap<>();

    /** @param from the table or subquery with its alias, joins included */
    public FilteredQuery(String from) {
        this.from = from;
    }

    /** SQL with its named parameters. */
    public record Statement(String sql, Map<String, Object> params) {

        public JdbcClient.StatementSpec on(JdbcClient jdbc) {
            return jdbc.sql(sql).params(params);
        }
    }

    /** Sets a parameter that is used by other parts of the SQL than a condition. */
    public FilteredQuery with(String name, Object value) {
        params.put(name, value);
        return this;
    }

    public FilteredQuery where(String condition) {
        conditions.add(condition);
        return this;
    }

    /**
     * Adds a condition on a value.
     *
     * @param name the parameter that the condition uses
     * @param value null for no condition
     */
    public FilteredQuery where(String condition, String name, @Nullable Object value) {
        return value == null ? this : where(condition).with(name, value);
    }

    /**
     * One page of the rows.
     *
     * @param sql what is read of them, with <code>{page}</code> for everything from FROM to LIMIT and <code>{order}</code>
     *     for the sort columns
     * @param order the sort columns, without ORDER BY
     * @param offset how many rows come before the page
     * @param limit how many rows it has at most
     */
    public Statement page(String sql, String order, int offset, int limit) {
        Map<String, Object> all = new HashMap<>(params);
        all.put("offset", offset);
        all.put("limit", limit);
        String page = matching() + " order by " + order + " offset :offset limit :limit";
        return new Statement(sql.replace("{page}", page).replace("{order}", order), all);
    }

    /**
     * The same page, for a filter that few rows match: they are all found first and then sorted. A planner that sees the
     * limit tends to walk through the rows in order instead, which takes long where hardly any matches. The column {@code
     * hits} says how many were found.
     *
     * @param most how many are looked for; if there are as many, the page may be another one
     */
    public Statement collected(String sql, String order, int offset, int limit, int most) {
        Map<String, Object> all = new HashMap<>(params);
        all.put("offset", offset);
        all.put("limit", limit);
        all.put("most", most);
        String alias = from.substring(from.lastIndexOf(' ') + 1);
        String page = ", count(*) over () as hits from (select " + alias + ".* " + matching() + " limit :most) " + alias
                + " order by " + order + " offset :offset limit :limit";
        return new Statement(sql.replace("{page}", page).replace("{order}", order), all);
    }

    /**
     * The rows with these ids, as {@link #page} reads them.
     *
     * @param id the column of the ids
     */
    public Statement some(String sql, String order, String id, Collection<UUID> ids) {
        return where(id + " = any(:ids)", "ids", ids.toArray(UUID[]::new)).page(sql, order, 0, ids.size());
    }

    /** The number of rows, {@link CountLimit#ROWS} + 1 if there are more than that. */
    public Statement count() {
        return count(CountLimit.ROWS + 1);
    }

    /** The number of rows, at most this one. */
    public Statement count(int most) {
        Map<String, Object> all = new HashMap<>(params);
        all.put("most", most);
        return new Statement("select count(*) from (select 1 " + matching() + " limit :most) counted", all);
    }

    private String matching() {
        return "from " + from + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions));
    }

    /** The text of a filter, null if it is blank. */
    public static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** The same in lower case, like the columns that are searched. */
    public static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.strip().toLowerCase(Locale.ROOT);
    }

    /** A pattern for LIKE that finds a text anywhere; null if the filter is blank. */
    public static @Nullable String containing(@Nullable String text) {
        return text == null || text.isBlank() ? null : Like.containing(text);
    }
}

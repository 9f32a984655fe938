package dev.kunci.console.backup;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads from the database itself what a backup must contain, so that no table of a later version is forgotten. */
final class Catalog {
    static final String RECORD = "audit_record";

    /**
     * What must not be restored: the migration history, sessions, counts of wrong passwords, leases, the keysets the
     * old database was written with (the new one starts with those it finds), and answered idempotent calls, because
     * what they created after the backup is not in it.
     */
    static final Set<String> LEFT_BEHIND = Set.of(
            "flyway_schema_history",
            "operator_session",
            "sign_in_failure",
            "keyset_claim",
            "keyset_key",
            "keyset_reader",
            "feed_lease",
            "once_made");

    private static final String TABLES = """
            select c.relname, array(select a.attname::text from pg_attribute a where a.attrelid = c.oid
                and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum),
              array(select distinct p.relname::text from pg_constraint k join pg_class p on p.oid = k.confrelid
                where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid)
            from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
            order by c.relname
            """;

    private static final String MONTHS = """
            select substring(c.relname from '\\d{4}_\\d{2}$') from pg_class c join pg_inherits i on i.inhrelid = c.oid
            where i.inhparent = 'audit_record'::regclass and c.relname ~ '\\d{4}_\\d{2}$' order by 1
            """;

    private Catalog() {}

    /** A table with its stored columns; generated ones are left out. */
    record Table(String name, List<String> columns, Set<String> parents) {
        static Table of(ResultSet row) throws SQLException {
            return new Table(row.getString(1), texts(row.getArray(2)), Set.copyOf(texts(row.getArray(3))));
        }

        private static List<String> texts(Array array) throws SQLException {
            return List.of((String[]) array.getArray());
        }

        String columnList() {
            return columns.stream().map(column -> '"' + column + '"').collect(Collectors.joining(", "));
        }
    }

    /** The tables of a backup, each after those it refers to. */
    static List<Table> tables(Connection connection) throws SQLException {
        List<Table> left = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                Table table = Table.of(rows);
                if (!LEFT_BEHIND.contains(table.name())) {
                    left.add(table);
                }
            }
        }
        Map<String, Table> ordered = new LinkedHashMap<>();
        while (!left.isEmpty()) {
            List<Table> ready = left.stream()
                    .filter(table -> ordered.keySet().containsAll(table.parents()))
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("tables that refer to each other: " + left);
            }
            ready.forEach(table -> ordered.put(table.name(), table));
            left.removeAll(ready);
        }
        return List.copyOf(ordered.values());
    }

    /** The months that have a partition of the audit log. */
    static List<String> months(Connection connection) throws SQLException {
        return texts(connection, MONTHS);
    }

    static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}

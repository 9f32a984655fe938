package dev.kunci.importer.load;

import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What an import changes, one temporary table for each statement that will store a set of it; {@code import_change} has
 * all of them. Each set is on record before it is stored, because then the database checks the records of the whole set
 * at once.
 */
final class ImportChanges {

    private final JdbcClient jdbc;
    private final Consumer<String> recorder;
    private int sets;

    /** @param recorder appends a record for each row of a table */
    ImportChanges(JdbcClient jdbc, Consumer<String> recorder) {
        this.jdbc = jdbc;
        this.recorder = recorder;
        jdbc.sql("""
                create temporary table import_change (subject_type text, subject_id uuid, subject text, owner_id uuid,
                  app_id uuid, product_id uuid, before jsonb, after jsonb) on commit drop
                """).update();
    }

    /** An empty table for the next set. */
    String next() {
        String table = "import_change_" + ++sets;
        jdbc.sql("create temporary table " + table + " () inherits (import_change) on commit drop")
                .update();
        return table;
    }

    /** To be called when the set is complete, and before any of it is stored. */
    void record(String table) {
        recorder.accept(table);
    }
}

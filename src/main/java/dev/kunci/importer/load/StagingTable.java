package dev.kunci.importer.load;

import dev.kunci.importer.file.ImportSources;
import dev.kunci.importer.file.LocatedValue;
import dev.kunci.importer.file.ReadingLimits;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;

/** The temporary table that holds the rows of one kind until the whole file has been read. */
final class StagingTable {

    private static final List<String> READ = List.of("ord", "file", "line", "col", "id", "status");

    private final ImportSources sources;
    private final String table;
    private final List<String> columns;
    private final CopyBuffer buffer;
    private int rows;

    /** @param columns names and types of the columns of this kind, besides id, position and status */
    StagingTable(ImportBatch batch, CopyManager copy, String table, List<String> columns) {
        this.sources = batch.sources();
        this.table = table;
        this.columns = columns;
        batch.run("create temporary table " + table
                + " (ord integer, file integer, line integer, col integer, id uuid, status text,"
                + " existing boolean not null default false, said text, because text, label text, owner_id uuid,"
                + " app_id uuid, product_id uuid, "
                + String.join(", ", columns) + ") on commit drop");
        this.buffer = new CopyBuffer(
                copy,
                table,
                Stream.concat(READ.stream(), columns.stream().map(column -> column.substring(0, column.indexOf(' '))))
                        .toList());
    }

    /** @return the number of the row, by which rows below it refer to it */
    int row(LocatedValue location, @Nullable UUID id, @Nullable String status, @Nullable Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(table + " reads " + columns);
        }
        if (rows == ReadingLimits.MOST_ROWS) {
            sources.report("rows", location, "", ReadingLimits.MOST_ROWS);
            throw sources.problems();
        }
        @Nullable
        Object[] row = Arrays.copyOf(
                new @Nullable Object[] {rows, sources.current(), location.line(), location.column(), id, status},
                READ.size() + values.length);
        System.arraycopy(values, 0, row, READ.size(), values.length);
        buffer.row(row);
        return rows++;
    }

    /** Sends the remaining rows and analyzes the table for the planner. */
    void close(ImportBatch batch) {
        buffer.flush();
        batch.run("analyze " + table);
    }
}

package dev.kunci.importer.load;

import dev.kunci.importer.ImportKind;
import dev.kunci.importer.ImportNotice;
import dev.kunci.importer.WithheldStatus;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Collects the notices of an import for its report. */
final class ImportNotices {

    private final List<ImportNotice> notices = new ArrayList<>();

    void add(ImportNotice.About about, ImportKind kind, long count, String example) {
        if (count > 0) {
            notices.add(new ImportNotice(about, kind, count, example));
        }
    }

    /** @param found a query for {@code count} and {@code example} */
    void add(ImportBatch batch, ImportNotice.About about, ImportKind kind, String found) {
        batch.jdbc().sql(found).params(batch.parameters()).query((RowCallbackHandler)
                rs -> add(about, kind, rs.getLong("count"), String.valueOf(rs.getString("example"))));
    }

    /** Those that did not get the status of their file. */
    void heldBack(ImportBatch batch, ImportKind kind, String staged) {
        batch.jdbc()
                .sql("select because, count(*) as count, min(label) as example from " + staged
                        + " where because is not null group by because order by because")
                .query((RowCallbackHandler) rs -> add(
                        ImportNotice.About.of(WithheldStatus.of(rs.getString("because"))),
                        kind,
                        rs.getLong("count"),
                        String.valueOf(rs.getString("example"))));
    }

    List<ImportNotice> all() {
        return List.copyOf(notices);
    }
}

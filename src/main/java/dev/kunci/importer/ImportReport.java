package dev.kunci.importer;

import java.util.List;
import java.util.Map;

/**
 * The result of an import; an import deletes nothing.
 *
 * @param notices results that differ from what a reader of the file would expect
 */
public record ImportReport(Map<ImportKind, Count> counts, List<ImportNotice> notices) {

    /**
     * Counts of one kind.
     *
     * @param skipped those that existed already, exactly as in the file
     */
    public record Count(long created, long updated, long skipped) {

        public static final Count NONE = new Count(0, 0, 0);
    }

    public ImportReport {
        counts = Map.copyOf(counts);
        notices = List.copyOf(notices);
    }

    public Count of(ImportKind kind) {
        return counts.getOrDefault(kind, Count.NONE);
    }

    public long created() {
        return counts.values().stream().mapToLong(Count::created).sum();
    }

    public long updated() {
        return counts.values().stream().mapToLong(Count::updated).sum();
    }

    public long skipped() {
        return counts.values().stream().mapToLong(Count::skipped).sum();
    }
}

package dev.kunci.portal.bulk;

import dev.kunci.approval.Result;
import dev.kunci.portal.status.DecidableStatus;
import dev.kunci.portal.text.Texts;
import dev.kunci.registry.change.StatusSnapshot;
import dev.kunci.review.CsvLine;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The results of a bulk decision as CSV. */
final class BulkCsv {

    private static final String[] COLUMNS = {"name", "level", "outcome", "status", "since", "by", "why", "id"};

    private BulkCsv() {}

    /**
     * @param results of the first cases
     * @param unsure how many of the following ones have an unknown outcome; the rest was not tried
     */
    static String of(List<DecidableStatus> cases, List<Result> results, int unsure) {
        StringBuilder file = new StringBuilder(CsvLine.BYTE_ORDER_MARK).append(CsvLine.of(COLUMNS));
        for (int i = 0; i < cases.size(); i++) {
            Result result = i < results.size() ? results.get(i) : null;
            String without = i < results.size() + unsure ? "unknown" : "not-tried";
            file.append(line(cases.get(i), result, without));
        }
        return file.toString();
    }

    /** @param without the text if there is no result */
    private static String line(DecidableStatus status, @Nullable Result result, String without) {
        StatusSnapshot now = result == null ? null : result.now();
        return CsvLine.of(
                status.name(),
                status.target().level().code(),
                result == null ? without : result.kind().name().toLowerCase(Locale.ROOT),
                now == null ? null : now.status().code(),
                now == null ? null : now.since().toString(),
                now == null ? null : now.by(),
                result == null || result.refusal() == null ? null : Texts.refusal(result.refusal()),
                status.id().toString());
    }
}

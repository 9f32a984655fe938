package dev.kunci.console;

import dev.kunci.importer.ImportKind;
import dev.kunci.importer.ImportNotice;
import dev.kunci.importer.ImportProblems;
import dev.kunci.importer.ImportReport;
import dev.kunci.shared.HiddenCharacters;
import dev.kunci.shared.Sentences;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints the result of an import: the numbers, the notices, and all problems. */
final class ImportSummary {

    private final PrintWriter out;

    ImportSummary(PrintWriter out) {
        this.out = out;
    }

    void print(Path file, ImportReport report) {
        out.printf(
                Locale.ENGLISH,
                "%s: %,d created, %,d updated, %,d skipped%n",
                file,
                report.created(),
                report.updated(),
                report.skipped());
        for (ImportKind kind : ImportKind.values()) {
            ImportReport.Count count = report.of(kind);
            if (!count.equals(ImportReport.Count.NONE)) {
                out.printf(
                        Locale.ENGLISH,
                        "  %-12s %,9d created, %,9d updated, %,9d skipped%n",
                        kind.code(),
                        count.created(),
                        count.updated(),
                        count.skipped());
            }
        }
        report.notices().forEach(this::print);
        out.flush();
    }

    private void print(ImportNotice notice) {
        out.printf(
                Locale.ENGLISH,
                "  Note: %,d %s %s (for example %s).%n",
                notice.count(),
                things(notice.kind(), notice.count()),
                what(notice),
                HiddenCharacters.shown(notice.example()));
    }

    /** One line per problem, and their number. */
    static String of(ImportProblems problems) {
        return Stream.concat(problems.problems().stream(), Stream.of(problems))
                .map(Sentences::of)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String things(ImportKind kind, long count) {
        String one =
                switch (kind) {
                    case DEVELOPER -> "developer";
                    case APP_GROUP -> "app group";
                    case PRODUCT -> "API product";
                    case APP -> "app";
                    case CREDENTIAL -> "key";
                    case GRANT -> "API product on a key";
                };
        return count == 1 ? one : kind == ImportKind.GRANT ? "API products on keys" : one + "s";
    }

    private static String what(ImportNotice notice) {
        boolean one = notice.count() == 1;
        return switch (notice.about()) {
            case SHUT_HERE -> (one ? "stays" : "stay") + " revoked or inactive, as here: an import reopens nothing";
            case SHUT_WHEN_DELETED -> (one ? "comes" : "come") + " back revoked or inactive, as when deleted here";
            case REVOKED_BEFORE ->
                (one ? "waits" : "wait") + " for an approver: it was revoked on its key here before it was taken off";
            case LEAKED -> (one ? "ends" : "end") + " when it was to: it has leaked";
            case FOUR_EYES -> (one ? "waits" : "wait") + " for another person than the importer to approve";
            case WIDENED -> (one ? "waits" : "wait") + " for an approver: the API product opens more than was approved";
            case WAITS ->
                "that the file calls pending " + (one ? "is" : "are") + " kept revoked: approve what is to be allowed";
            case WITHOUT_STATUS ->
                (one ? "has" : "have")
                        + " no status in the file: approved where the API product is automatic, pending where it is manual";
            case WITHOUT_KEY ->
                (one ? "names" : "name")
                        + " API products and has no key to hold them: an import makes no keys, so bring the keys too"
                        + " (importKeys.json), or add one in the portal";
            case AGAIN -> (one ? "stands" : "stand") + " in the file again with the same content, counted once";
        };
    }
}

package dev.kunci.bench.decide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes the results of a run into the page about performance, between its two marks, and the chart beside it. */
final class Page {

    static final String BEGIN = "<!-- written by: ./kunci bench decide --write docs -->\n";
    static final String END = "<!-- end of what is written -->";

    private Page() {}

    static void write(Path directory, Results results, String circumstances) throws IOException {
        Path page = directory.resolve("performance.md");
        Files.writeString(page, replaced(Files.readString(page), block(results, circumstances)));
        Files.writeString(directory.resolve("decisions.svg"), Chart.svg(results));
    }

    /** The page with another text between its marks. */
    static String replaced(String page, String block) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException("the page has no marks for the results");
        }
        return page.substring(0, begin) + BEGIN + block + page.substring(end);
    }

    static String block(Results results, String circumstances) {
        StringBuilder block = new StringBuilder("\n" + circumstances + "\n\n"
                + "| what | clients | decisions/s | p50, ms | p99, ms | processor time in the program, ms | in the database, ms |\n"
                + "|---|--:|--:|--:|--:|--:|--:|\n");
        results.medians()
                .forEach((row, sample) -> block.append(String.format(
                        Locale.ENGLISH,
                        "| %s | %d | %,.0f | %.1f | %.1f | %.2f | %.2f |%n",
                        row.contender(),
                        row.clients(),
                        sample.rate(),
                        sample.p50(),
                        sample.p99(),
                        sample.program(),
                        sample.database())));
        block.append("\n| ratio | value | aim | |\n|---|--:|---|---|\n");
        for (Aim aim : Aim.of(results)) {
            block.append(String.format(
                    Locale.ENGLISH,
                    "| %s | %.3f | %s | %s |%n",
                    aim.name(),
                    aim.ratio(),
                    aim.wanted(),
                    aim.met() ? "met" : "missed"));
        }
        return block.append("\n![Decisions a second of each contender, by the number of clients](decisions.svg)\n\n")
                .toString();
    }
}

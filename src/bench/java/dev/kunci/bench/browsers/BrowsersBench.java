package dev.kunci.bench.browsers;

import dev.kunci.bench.Kunci;
import dev.kunci.bench.LeftOut;
import dev.kunci.bench.Programs;
import dev.kunci.bench.Reference;
import dev.kunci.bench.Workplace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Memory and processor time of signed-in browsers, beside an earlier Kunci. */
final class BrowsersBench {

    private static final String USAGE = """
            Usage: ./kunci bench browsers [OPTION]...
              --sessions N              how many browsers are signed in (default: 200)
              --reference DIR|COMMIT    an earlier Kunci to compare with (default: 309e8f6); none for none
            """;

    private BrowsersBench() {}

    public static void main(String[] words) throws Exception {
        int sessions = 200;
        String reference = "309e8f6";
        for (int i = 0; i < words.length; i += 2) {
            String value = i + 1 < words.length ? words[i + 1] : "";
            if (words[i].equals("--sessions") && value.matches("[1-9]\\d{0,3}")) {
                sessions = Integer.parseInt(value);
            } else if (words[i].equals("--reference") && !value.isEmpty()) {
                reference = value;
            } else {
                System.err.print(words[i] + " is no option here.\n" + USAGE);
                System.exit(2);
            }
        }
        Path place = Workplace.empty(Path.of("target", "bench", "browsers"));
        String before = Programs.load();
        System.out.println("| what | memory of a browser, MB | processor time of a page, ms | in PostgreSQL, ms"
                + " | first page after the sign-in, ms |\n|---|--:|--:|--:|--:|");
        Browsers now = row("Kunci", System.getProperty("kunci.jar"), place.resolve("now"), sessions);
        Browsers then = null;
        try {
            if (!reference.equals("none")) {
                Path programs = Files.createDirectories(Path.of("target", "bench", "programs"));
                String jar = Reference.jar(reference, programs).toString();
                then = row("earlier Kunci", jar, place.resolve("then"), sessions);
            }
        } catch (LeftOut missing) {
            System.out.println("Left out: the earlier Kunci. " + missing.getMessage());
        }
        System.out.printf("%nLoad of the machine: %s before, %s after.%n", before, Programs.load());
        aim("memory of a browser, MB", now.megabytes(), 1);
        if (then != null) {
            aim("processor time of a page / earlier Kunci", now.page() / then.page(), 0.5);
        }
        aim("first page after the sign-in, ms", now.first(), 500);
    }

    private static Browsers row(String name, String jar, Path data, int sessions) throws Exception {
        try (Kunci kunci = Kunci.start(List.of("-jar", jar), data, Map.of())) {
            Browsers all = Browsers.of(kunci, sessions);
            System.out.printf(
                    "| %s | %.2f | %.1f | %.1f | %.0f |%n",
                    name, all.megabytes(), all.page(), all.database(), all.first());
            return all;
        }
    }

    private static void aim(String name, double value, double wanted) {
        System.out.printf(
                "%-45s %8.2f   aim: at most %s   %s%n", name, value, wanted, value <= wanted ? "met" : "missed");
    }
}

package dev.kunci.bench.imports;

import dev.kunci.bench.Kunci;
import dev.kunci.bench.LeftOut;
import dev.kunci.bench.Programs;
import dev.kunci.bench.Reference;
import dev.kunci.bench.Workplace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How many apps a second an import stores, and how fast the same file is read a second time. */
final class ImportBench {

    private static final String USAGE = """
            Usage: ./kunci bench import [OPTION]...
              --apps N                  how many apps the file has (default: 100000)
              --memory N                the largest heap of each import, in MB (default: 512)
              --reference DIR|COMMIT    an earlier Kunci to compare with (default: 309e8f6); none for none
            """;

    private static final double FASTER = 3;
    private static final double SAME_FILE = 10_000;

    private ImportBench() {}

    public static void main(String[] words) throws Exception {
        int apps = 100_000;
        int memory = 512;
        String reference = "309e8f6";
        for (int i = 0; i < words.length; i += 2) {
            String value = i + 1 < words.length ? words[i + 1] : "";
            if (words[i].equals("--apps") && value.matches("[1-9]\\d{1,6}")) {
                apps = Integer.parseInt(value);
            } else if (words[i].equals("--memory") && value.matches("[1-9]\\d{1,4}")) {
                memory = Integer.parseInt(value);
            } else if (words[i].equals("--reference") && !value.isEmpty()) {
                reference = value;
            } else {
                System.err.print(words[i] + " is no option here.\n" + USAGE);
                System.exit(2);
            }
        }
        Path place = Workplace.empty(Path.of("target", "bench", "import"));
        Path file = place.resolve("export.json");
        ExportFile.write(file, apps);
        Path first = place.resolve("first.json");
        ExportFile.write(first, 1);
        String before = Programs.load();
        System.out.printf(
                "| what | apps/s | seconds | processor time of the import, s | of PostgreSQL, s | peak memory, MB |%n");
        System.out.printf("|---|--:|--:|--:|--:|--:|%n");
        List<String> heap = List.of("-Xmx" + memory + "m", "-jar");
        double now;
        double again;
        try (Kunci kunci =
                Kunci.start(program(heap, System.getProperty("kunci.jar")), place.resolve("now"), Map.of())) {
            Imported start = Imported.of(kunci, first);
            now = row("Kunci", apps, Imported.of(kunci, file).without(start));
            again = row(
                    "Kunci, the same file again", apps, Imported.of(kunci, file).without(start));
        }
        double then = reference.equals("none") ? Double.NaN : earlier(reference, heap, place, first, file, apps);
        System.out.printf("%nLoad of the machine: %s before, %s after.%n", before, Programs.load());
        aim("Kunci / earlier Kunci, apps/s", now / then, FASTER);
        aim("the same file again, apps/s", again, SAME_FILE);
    }

    private static double earlier(String reference, List<String> heap, Path place, Path first, Path file, int apps)
            throws Exception {
        try {
            Path jar = Reference.jar(reference, Files.createDirectories(Path.of("target", "bench", "programs")));
            try (Kunci kunci = Kunci.start(program(heap, jar.toString()), place.resolve("then"), Map.of())) {
                Imported start = Imported.of(kunci, first);
                return row("earlier Kunci", apps, Imported.of(kunci, file).without(start));
            }
        } catch (LeftOut missing) {
            System.out.println("Left out: the earlier Kunci. " + missing.getMessage());
            return Double.NaN;
        }
    }

    private static List<String> program(List<String> heap, String jar) {
        return List.of(heap.get(0), heap.get(1), jar);
    }

    private static double row(String name, int apps, Imported one) {
        double rate = apps / one.seconds();
        System.out.printf(
                "| %s | %,.0f | %.1f | %.1f | %.1f | %.0f |%n",
                name, rate, one.seconds(), one.program(), one.database(), one.memory());
        return rate;
    }

    private static void aim(String name, double value, double wanted) {
        if (!Double.isNaN(value)) {
            System.out.printf(
                    "%-40s %,10.2f   aim: at least %,.0f   %s%n",
                    name, value, wanted, value >= wanted ? "met" : "missed");
        }
    }
}

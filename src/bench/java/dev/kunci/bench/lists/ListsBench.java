package dev.kunci.bench.lists;

import dev.kunci.bench.Agent;
import dev.kunci.bench.Kunci;
import dev.kunci.bench.Population;
import dev.kunci.bench.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long each list takes for a page and its count, with a thousand apps and with very many. */
final class ListsBench {

    private static final String USAGE = """
            Usage: ./kunci bench lists [OPTION]...
              --apps N      how many apps (default: 1000000; 9 GB of disk and about 15 minutes)
              --keep DIR    keep the data there, and use what a run before has left (default: target/bench/lists)
            """;
    private static final int FEW = 1_000;

    private ListsBench() {}

    public static void main(String[] words) throws Exception {
        int apps = 1_000_000;
        Path keep = Path.of("target", "bench", "lists");
        for (int i = 0; i < words.length; i += 2) {
            boolean complete = i + 1 < words.length;
            if (complete && words[i].equals("--apps") && words[i + 1].matches("[1-9]\\d{3,7}")) {
                apps = Integer.parseInt(words[i + 1]);
            } else if (complete && words[i].equals("--keep")) {
                keep = Path.of(words[i + 1]);
            } else {
                System.err.print(words[i] + " is no option here.\n" + USAGE);
                System.exit(2);
            }
        }
        Map<String, Double> few = measured(keep, FEW);
        Map<String, Double> many = measured(keep, apps);
        System.out.printf("Median milliseconds of a page and its count. Load of the machine: %s.%n", Programs.load());
        System.out.printf("| list | %,d apps | %,d apps | ratio | aim | |%n|---|--:|--:|--:|--:|---|%n", FEW, apps);
        many.forEach((name, millis) -> {
            double before = few.getOrDefault(name, Double.NaN);
            double aim = name.startsWith("apps: last") ? 150 : name.startsWith("apps: ") ? 100 : 50;
            System.out.printf(
                    "| %s | %.1f | %.1f | %.1f | %.0f | %s |%n",
                    name, before, millis, millis / before, aim, millis <= aim ? "met" : "missed");
        });
    }

    private static Map<String, Double> measured(Path keep, int apps) throws Exception {
        String jar = System.getProperty("kunci.jar");
        Path agent = Files.createDirectories(keep.resolve("agent-" + apps));
        Agent listener = new Agent(agent, jar);
        if (!listener.compile(ListsAgent.class)) {
            throw new IOException("the benchmark does not fit this Kunci");
        }
        Files.deleteIfExists(agent.resolve(ListsAgent.RESULTS));
        Files.deleteIfExists(agent.resolve(ListsAgent.BEGIN));
        Path data = keep.resolve("data-" + apps);
        try (Kunci kunci = Kunci.start(
                listener.program(),
                data,
                Map.of(ListsAgent.DIRECTORY, agent.toAbsolutePath().toString()))) {
            Path done = data.resolve("population");
            if (!Files.exists(done)) {
                System.out.printf("Making %,d apps, once...%n", apps);
                new BigPopulation(kunci, apps).bring();
                Files.createFile(done);
            }
            Files.writeString(agent.resolve(ListsAgent.BEGIN), Population.PLACE);
            while (!Files.exists(agent.resolve(ListsAgent.RESULTS))) {
                if (!kunci.process().isAlive()) {
                    throw new IOException("Kunci has ended");
                }
                Thread.sleep(200);
            }
        }
        Map<String, Double> millis = new LinkedHashMap<>();
        for (String line : Files.readAllLines(agent.resolve(ListsAgent.RESULTS))) {
            millis.put(line.split("\t")[0], Double.parseDouble(line.split("\t")[1]));
        }
        return millis;
    }
}

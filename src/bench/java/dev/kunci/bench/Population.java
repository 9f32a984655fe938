package dev.kunci.bench;

import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The keys in the database, twenty to an app and beside the demo data, and those that are asked for. */
public final class Population {

    public static final String PLACE = "acme";
    public static final String OPERATOR = "ops@example.com";
    static final String DEVELOPER = "developer0@example.com";

    private static final int KEYS_OF_AN_APP = 20;
    private static final int APPS_OF_A_DEVELOPER = 50;
    private static final int HOT = 100_000;

    private final Path place;
    private final int keys;

    Population(Path place, int keys) {
        this.place = place;
        this.keys = keys;
    }

    /** Imports them, once for a data directory. */
    void bring(Kunci kunci) throws Exception {
        Path done = kunci.data().resolve("population");
        if (Files.exists(done)) {
            return;
        }
        System.out.printf("Bringing in %,d keys, once...%n", keys);
        Path export = place.resolve("export.json");
        write(export);
        kunci.command("import", "--organization", PLACE, "--create-missing", export.toString());
        Files.delete(export);

        Files.createFile(done);
    }

    private void write(Path export) throws Exception {
        try (BufferedWriter out = Files.newBufferedWriter(export)) {
            out.write("{\"apiProduct\":[{\"name\":\"Bench\",\"displayName\":\"Bench\",\"approvalType\":\"auto\","
                    + "\"environments\":[],\"proxies\":[],\"apiResources\":[\"/**\"]}],\n\"developer\":[");
            int apps = (keys + KEYS_OF_AN_APP - 1) / KEYS_OF_AN_APP;
            for (int i = 0; i * APPS_OF_A_DEVELOPER < apps; i++) {
                out.write((i == 0 ? "" : ",\n") + "{\"email\":\"developer" + i + "@example.com\",\"firstName\":\"D\","
                        + "\"lastName\":\"D\",\"userName\":\"d" + i + "\",\"developerId\":\"dev-" + i
                        + "\",\"status\":\"active\"}");
            }
            out.write("],\n\"app\":[");
            for (int i = 0; i < apps; i++) {
                out.write((i == 0 ? "" : ",\n") + app(i));
            }
            out.write("]}");
        }
    }

    private String app(int number) {
        StringBuilder app = new StringBuilder("{\"name\":\"app-" + number + "\",\"developerId\":\"dev-"
                + number / APPS_OF_A_DEVELOPER + "\",\"status\":\"approved\",\"credentials\":[");
        for (int i = 0; i < KEYS_OF_AN_APP; i++) {
            int key = number * KEYS_OF_AN_APP + i;
            app.append(i == 0 ? "" : ",")
                    .append("{\"consumerKey\":\"" + key(key)
                            + "\",\"consumerSecret\":\"secret\",\"status\":\"approved\","
                            + "\"expiresAt\":\"-1\",\"issuedAt\":\"1700000000000\",\"apiProducts\":[{\"apiproduct\":\"Bench\","
                            + "\"status\":\"approved\"}]}");
        }
        return app.append("]}").toString();
    }

    static String key(int number) {
        Random random = new Random(number);
        StringBuilder key = new StringBuilder("b").append(number).append('x');
        while (key.length() < 32) {
            key.append((char) ('a' + random.nextInt(26)));
        }
        return key.toString();
    }

    /** Spread over all of them. */
    List<String> hot() {
        int step = Math.max(1, keys / HOT);
        return IntStream.range(0, Math.min(keys, HOT))
                .mapToObj(i -> key(i * step))
                .toList();
    }
}

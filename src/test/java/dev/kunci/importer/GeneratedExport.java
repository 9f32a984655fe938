package dev.kunci.importer;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;

/** Writes an export as large as one likes: apps with one or two keys of one to three API products each. */
public final class GeneratedExport {

    private static final int PRODUCTS = 40;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String[] WORDS = {
        "Weather",
        "Orders",
        "Stock",
        "Payments",
        "Partner",
        "Mobile",
        "Portal",
        "Sync",
        "Report",
        "Kiosk",
        "Field",
        "Service",
        "Loyalty",
        "Checkout",
        "Courier",
        "Insight"
    };

    private final Random random;
    private final int appsPerDeveloper;

    GeneratedExport(long seed) {
        this(seed, 10);
    }

    public GeneratedExport(long seed, int appsPerDeveloper) {
        this.random = new Random(seed);
        this.appsPerDeveloper = appsPerDeveloper;
    }

    public Path write(Path file, int apps) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("{\"apiProduct\":[");
            for (int i = 0; i < PRODUCTS; i++) {
                out.write((i == 0 ? "" : ",\n") + "{\"name\":\"Product-" + i + "\",\"displayName\":\"Product " + i
                        + "\",\"approvalType\":\"" + (i % 4 == 0 ? "manual" : "auto")
                        + "\",\"environments\":[\"prod\"],\"proxies\":[],\"apiResources\":[\"/**\"]}");
            }
            out.write("],\n\"developer\":[");
            for (int i = 0; i * appsPerDeveloper < apps; i++) {
                out.write((i == 0 ? "" : ",\n") + "{\"email\":\"developer" + i
                        + "@example.com\",\"firstName\":\"Dev\",\"lastName\":\"Number " + i
                        + "\",\"userName\":\"dev" + i + "\",\"developerId\":\"dev-" + i
                        + "\",\"status\":\"active\",\"createdAt\":1415728893126}");
            }
            out.write("],\n\"app\":[");
            for (int i = 0; i < apps; i++) {
                out.write((i == 0 ? "" : ",\n") + app(i));
            }
            out.write("]}\n");
        }
        return file;
    }

    private String app(int number) {
        String name = word() + " " + word() + " " + number;
        StringBuilder json = new StringBuilder(1_000)
                .append("{\"appId\":\"" + new UUID(random.nextLong(), random.nextLong()) + "\",\"name\":\"" + name)
                .append("\",\"developerId\":\"dev-" + number / appsPerDeveloper)
                .append("\",\"status\":\"" + (random.nextInt(20) == 0 ? "revoked" : "approved"))
                .append("\",\"appFamily\":\"default\",\"callbackUrl\":\"\",\"createdAt\":\"" + millis())
                .append("\",\"createdBy\":\"ops@example.com\",\"lastModifiedAt\":\"" + millis())
                .append(
                        "\",\"lastModifiedBy\":\"ops@example.com\",\"attributes\":[{\"name\":\"DisplayName\",\"value\":\"")
                .append(name + "\"},{\"name\":\"Notes\",\"value\":\"\"}],\"scopes\":[],\"credentials\":[");
        int keys = 1 + random.nextInt(2);
        for (int key = 0; key < keys; key++) {
            json.append(key == 0 ? "" : ",").append(credential());
        }
        return json.append("]}").toString();
    }

    private String credential() {
        StringBuilder json = new StringBuilder("{\"consumerKey\":\"" + key() + "\",\"consumerSecret\":\"" + key()
                + "\",\"status\":\"approved\",\"issuedAt\":\"" + millis()
                + "\",\"expiresAt\":\"-1\",\"attributes\":[],\"scopes\":[],\"apiProducts\":[");
        int first = random.nextInt(PRODUCTS);
        int products = 1 + random.nextInt(3);
        for (int i = 0; i < products; i++) {
            int product = (first + i) % PRODUCTS;
            json.append(i == 0 ? "" : ",")
                    .append("{\"apiproduct\":\"Product-" + product + "\",\"status\":\"")
                    .append(product % 4 == 0 && random.nextInt(4) == 0 ? "pending" : "approved")
                    .append("\"}");
        }
        return json.append("]}").toString();
    }

    private String word() {
        return WORDS[random.nextInt(WORDS.length)];
    }

    private long millis() {
        return 1_415_728_893_126L + random.nextInt(1_000_000_000);
    }

    private String key() {
        StringBuilder key = new StringBuilder(32);
        for (int i = 0; i < 32; i++) {
            key.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return key.toString();
    }
}

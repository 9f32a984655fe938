package dev.kunci.console.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Writes the developers, products and apps of the demo as an Apigee export; the same at every start. */
final class DemoExport {

    private static final int APPS = 120;
    private static final int PENDING = 29;
    private static final List<String> KINDS = List.of(
            "mobile", "shop", "kiosk", "importer", "dashboard", "sync", "bot", "widget", "tracker", "back office");
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final List<String[]> people;
    private final List<String[]> products;
    private final List<String> reasons;
    private final Instant now;
    private final Random random = new Random(42);
    private final List<UUID> apps = new ArrayList<>();
    private int pending;

    DemoExport(List<String[]> people, List<String[]> products, List<String> reasons, Instant now) {
        this.people = people;
        this.products = products;
        this.reasons = reasons;
        this.now = now;
    }

    Map<String, Object> export() {
        return Map.of(
                "developer", people.stream().map(this::developer).toList(),
                "apiProduct", products.stream().map(this::product).toList(),
                "app", everyApp());
    }

    /** The apps of the last export, in its order. */
    List<UUID> apps() {
        return List.copyOf(apps);
    }

    private Map<String, Object> developer(String[] person) {
        boolean inactive = people.indexOf(person) == 8 || people.indexOf(person) == 29;
        Map<String, Object> developer = new LinkedHashMap<>();
        developer.put("developerId", id().toString());
        developer.put("firstName", person[0]);
        developer.put("lastName", person[1]);
        developer.put("email", person[2]);
        developer.put("userName", person[2]);
        developer.put("status", inactive ? "inactive" : "active");
        developer.put("createdAt", ago(500));
        return developer;
    }

    private Map<String, Object> product(String[] product) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("name", product[0]);
        written.put("displayName", product[1]);
        written.put("approvalType", product[2]);
        written.put("description", product[3]);
        written.put("apiResources", List.of(product[4].split(",", -1)));
        written.put("environments", List.of("test", "prod"));
        written.put("createdAt", ago(600));
        if (!product[5].isEmpty()) {
            String[] quota = product[5].split(" ", -1);
            written.put("quota", quota[0]);
            written.put("quotaInterval", quota[1]);
            written.put("quotaTimeUnit", quota[2]);
            written.put("scopes", List.of(product[6].split(",", -1)));
        }
        return written;
    }

    private List<Map<String, Object>> everyApp() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < APPS; i++) {
            all.add(app(i));
        }
        return all;
    }

    private Map<String, Object> app(int number) {
        String[] owner = people.get(number % people.size());
        String[] first = products.get(random.nextInt(products.size()));
        String title = (number % 3 == 0 ? first[1] : owner[2].replaceAll("^.*@|\\..*$", "")) + " "
                + KINDS.get((number / people.size() * 3 + number) % KINDS.size());
        String displayName = Character.toUpperCase(title.charAt(0)) + title.substring(1);
        UUID id = id();
        apps.add(id);
        long created = ago(30 + random.nextInt(400));
        Map<String, Object> app = new LinkedHashMap<>();
        app.put("appId", id.toString());
        app.put("name", title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + "-" + (number + 1));
        if (number % 40 == 7) {
            app.put("appGroup", number < 60 ? "Harbour-Partners" : "Pasar-Nusantara");
        } else {
            app.put("developerEmail", owner[2]);
        }
        app.put("attributes", List.of(attribute("DisplayName", displayName), attribute("Notes", "")));
        app.put("callbackUrl", number % 4 == 0 ? "https://" + owner[2].replaceAll("^.*@", "") + "/callback" : "");
        app.put("status", number % 17 == 11 ? "revoked" : "approved");
        app.put("createdAt", created);
        app.put("createdBy", owner[2]);
        app.put("lastModifiedAt", created);
        app.put("lastModifiedBy", owner[2]);
        app.put("credentials", keys(number, owner[2], first));
        return app;
    }

    private List<Map<String, Object>> keys(int number, String owner, String[] first) {
        List<Map<String, Object>> keys = new ArrayList<>();
        int count = 1 + (number % 5 == 2 ? 1 : 0) + (number % 11 == 4 ? 1 : 0);
        for (int i = 0; i < count; i++) {
            int age = 2 + random.nextInt(300);
            Map<String, Object> key = new LinkedHashMap<>();
            key.put("consumerKey", word());
            key.put("consumerSecret", word());
            key.put("issuedAt", ago(age));
            key.put("expiresAt", number % 13 == 5 ? ago(age / 2) : number % 7 == 3 ? ago(-90) : -1);
            key.put("status", i > 0 && number % 2 == 0 ? "revoked" : "approved");
            key.put("apiProducts", grants(number + i, owner, first));
            keys.add(key);
        }
        return keys;
    }

    private List<Map<String, Object>> grants(int number, String owner, String[] first) {
        Map<String, Map<String, Object>> grants = new LinkedHashMap<>();
        grants.put(first[0], grant(first, owner, number));
        for (int i = 0; i < number % 3; i++) {
            String[] product = products.get((number * 5 + i * 7) % products.size());
            grants.putIfAbsent(product[0], grant(product, owner, number + i));
        }
        return List.copyOf(grants.values());
    }

    private Map<String, Object> grant(String[] product, String owner, int number) {
        boolean manual = product[2].equals("manual");
        boolean waits = manual && pending < PENDING && number % 3 != 1;
        Map<String, Object> grant = new LinkedHashMap<>();
        grant.put("apiproduct", product[0]);
        grant.put("status", waits ? "pending" : number % 19 == 13 ? "revoked" : "approved");
        if (waits) {
            pending++;
            grant.put("requestedBy", owner);
            grant.put(
                    "requestedAt",
                    now.minus(Duration.ofHours(3L + pending * 5L)).toEpochMilli());
            grant.put("requestReason", reasons.get(number % reasons.size()));
        }
        return grant;
    }

    private static Map<String, Object> attribute(String name, String value) {
        return Map.of("name", name, "value", value);
    }

    private long ago(int days) {
        return now.minus(Duration.ofDays(days))
                .minus(Duration.ofMinutes(random.nextInt(600)))
                .toEpochMilli();
    }

    private UUID id() {
        return new UUID((random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() & ~(3L << 62)) | (1L << 63));
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 32; i++) {
            word.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return word.toString();
    }
}

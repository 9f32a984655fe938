package dev.kunci.clients;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Addresses of the API in both dialects, with names in them that are there, that are not, and that are none. */
final class OddPaths {

    static final String DEVELOPER = "odd@example.com";
    static final String APP = "odd-app";
    static final String PRODUCT = "Odd-Product";

    private static final List<String> ODD = List.of(
            "%2540",
            "%25",
            "%2F",
            "a%2Fb",
            "%00",
            "%zz",
            "%",
            "%2",
            ";",
            ";a=b",
            "a;b=c",
            "..",
            ".",
            "%2e%2e",
            "%2E",
            "\\",
            "%5C",
            "\u00e9",
            "%C3%A9",
            "%FF",
            "%F0%9F%98%80",
            "%ED%A0%80",
            "a%20b",
            "a+b",
            "'",
            "\"",
            "<script>",
            "{x}",
            "|",
            "^",
            "`",
            "%0d%0aX:1",
            "%7f",
            "*",
            "~",
            "@",
            ":",
            ":move",
            "null",
            "-1",
            "keys",
            "create",
            "",
            "%u0041",
            "odd%2540example.com",
            "a".repeat(300),
            "a".repeat(9_000),
            "%25".repeat(200),
            "[]",
            "#x",
            "?",
            "0190aaaa-0000-7000-8000-000000000000",
            "ODD@EXAMPLE.COM",
            "%E2%80%AE",
            "\u0007",
            "a\tb",
            "\u00ff");
    private static final List<String> OURS = List.of(
            "/organizations/acme/grants",
            "/organizations/acme/decisions",
            "/openapi.json",
            "",
            "/",
            "//",
            "/nowhere",
            "/audits/organizations/acme",
            "/audits/users/ops@example.com",
            "/organizations/acme/companies/c/apps/a",
            "/organizations/acme/developers/odd@example.com/apps/odd-app/keys/create/");

    /** @param acts whether a status may be changed there */
    record Place(String method, String path, boolean acts) {}

    private final Random random;
    private final String key;
    private final List<Place> places = new ArrayList<>();

    OddPaths(Random random, String key) {
        this.random = random;
        this.key = key;
        JsonNode discovery =
                JsonMapper.shared().readTree(Path.of("src/test/resources/apigee/apigee-v1-discovery.json"));
        discovery.path("resources").findValues("methods").stream()
                .flatMap(JsonNode::valueStream)
                .forEach(method -> places.add(new Place(
                        method.path("httpMethod").asString(),
                        method.path("flatPath").asString(),
                        method.at("/parameters/action").isObject())));
    }

    Place next() {
        String dialect = random.nextBoolean() ? "/v1" : "/edge/v1";
        if (random.nextInt(15) == 0) {
            return new Place(random.nextBoolean() ? "GET" : "POST", dialect + one(OURS), false);
        }
        Place place = one(places);
        StringBuilder path = new StringBuilder(dialect);
        for (String segment : place.path().substring("v1".length()).split("(?=/)")) {
            path.append(segment.startsWith("/{") ? "/" + filled(segment) : segment);
        }
        if (random.nextInt(10) == 0) {
            path.append('/');
        }
        String whole = lasting(place.method(), path.toString());
        return new Place(
                place.method(), random.nextInt(4) == 0 ? whole.replace("/organizations", "/o") : whole, place.acts());
    }

    /** What all other requests are about is not deleted. */
    private String lasting(String method, String path) {
        boolean ends = List.of(DEVELOPER, APP, PRODUCT, key).stream().anyMatch(path::endsWith);
        return method.equals("DELETE") && ends && !path.contains(key + "/") ? path + "-gone" : path;
    }

    private String filled(String segment) {
        String place = segment.substring(2, segment.indexOf('}'));
        String rest = segment.substring(segment.indexOf('}') + 1);
        boolean odd = random.nextInt(place.equals("organizationsId") ? 20 : 7) == 0;
        return (odd ? one(ODD) : honest(place)) + rest;
    }

    private String honest(String place) {
        return switch (place) {
            case "organizationsId" -> ServedKunci.ORGANIZATION;
            case "developersId" -> DEVELOPER;
            case "appsId" -> APP;
            case "keysId" -> key;
            case "apiproductsId" -> PRODUCT;
            default -> "odd";
        };
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}

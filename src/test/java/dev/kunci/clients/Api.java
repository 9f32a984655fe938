package dev.kunci.clients;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shortest way to call the management API by hand, as the demo's operator who may edit and decide. */
final class Api implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String token;

    /** @param dialect where it begins: {@code /v1} or {@code /edge/v1} */
    Api(String dialect) throws Exception {
        this.base = ServedKunci.get().url() + dialect + "/organizations/" + ServedKunci.ORGANIZATION;
        this.token = ServedKunci.token();
    }

    /** An answer with what it says as JSON; missing where it says nothing. */
    record Answer(int status, JsonNode body) {}

    Answer get(String path) throws Exception {
        return send("GET", path, "");
    }

    Answer send(String method, String path, String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), JsonMapper.shared().readTree(response.body()));
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        http.close();
    }
}

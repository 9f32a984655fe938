package dev.kunci.bench.decide;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls that prepare another product for its measurement. */
final class Api {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int PAUSE_MILLIS = 200;

    private Api() {}

    static String send(String method, String url, String authorization, String type, String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(PATIENCE)
                    .header("Authorization", authorization)
                    .header("Content-Type", type)
                    .method(method, BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        method + " " + url + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        }
    }

    /** Waits until somebody answers there. */
    static void await(String url, Process process, Object log) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (true) {
                try {
                    client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding());
                    return;
                } catch (IOException notYet) {
                    if (!process.isAlive() || System.nanoTime() > end) {
                        throw new IllegalStateException(
                                "Nobody answers at " + url + "; the output is in " + log, notYet);
                    }
                    Thread.sleep(PAUSE_MILLIS);
                }
            }
        }
    }

    /** The value of a field that is a string. */
    static String field(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\":\\s*\"([^\"]+)\"").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("there is no " + name + " in " + json);
        }
        return found.group(1);
    }
}

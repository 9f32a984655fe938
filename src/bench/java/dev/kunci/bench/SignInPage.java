package dev.kunci.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests what a browser requests until a person could sign in: the page, a UI, and its view. */
final class SignInPage {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int PAUSE_MILLIS = 20;
    private static final Pattern KEY = Pattern.compile("\"Vaadin-Security-Key\":\"([^\"]+)\"");
    private static final String NAVIGATION = """
            {"csrfToken":"%s","syncId":0,"clientId":0,"rpc":[{"type":"event","node":1,"event":"ui-navigate","data":
            {"route":"login","query":"","appShellTitle":"","historyState":{"idx":0},"trigger":""}}]}
            """;

    private SignInPage() {}

    /** Returns when it is there. */
    static void await(int port, Process kunci) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isThere("http://127.0.0.1:" + port)) {
            if (!kunci.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("no sign-in page on port " + port);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static boolean isThere(String portal) throws InterruptedException {
        try (HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            HttpResponse<String> page = send(browser, request(portal + "/login"));
            Matcher key = KEY.matcher(send(browser, request(portal + "/?v-r=init&location=login&query="))
                    .body());
            if (page.statusCode() != 200 || !key.find()) {
                return false;
            }
            HttpRequest.Builder navigation = request(portal + "/?v-r=uidl&v-uiId=0")
                    .header("Content-Type", "application/json; charset=UTF-8")
                    .POST(BodyPublishers.ofString(NAVIGATION.formatted(key.group(1))));
            return send(browser, navigation).body().contains("assword");
        } catch (IOException notYet) {
            return false;
        }
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE);
    }

    private static HttpResponse<String> send(HttpClient browser, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return browser.send(request.build(), BodyHandlers.ofString());
    }
}

package dev.kunci.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends what a browser sends: it signs in, and opens pages in one tab. */
public final class Browser {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern COOKIE = Pattern.compile("JSESSIONID=([^;]+)");
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");
    private static final Pattern TAB_TOKEN = Pattern.compile("\"Vaadin-Security-Key\":\"([^\"]+)\"");
    private static final Pattern TAB = Pattern.compile("\"v-uiId\":(\\d+)");

    private final HttpClient http;
    private final String portal;
    private String session = "";
    private String tab = "";
    private String token = "";
    private int sent;

    /** @param http shared by all browsers; each keeps its own cookie */
    public Browser(HttpClient http, String portal) {
        this.http = http;
        this.portal = portal;
    }

    public void signIn(String email, String password) throws IOException, InterruptedException {
        String form = get("/login").body();
        get("/?v-r=init&location=login&query=");
        String body = "username=" + encoded(email) + "&password=" + encoded(password) + "&_csrf="
                + encoded(found(FORM_TOKEN, form));
        HttpResponse<String> answer = post("/login", "application/x-www-form-urlencoded", body);
        String to = answer.headers().firstValue("Location").orElse("nowhere");
        if (answer.statusCode() != 302 || to.contains("login")) {
            throw new IOException("the sign-in was answered with " + answer.statusCode() + " to " + to);
        }
    }

    /**
     * Loads the document, as after the sign-in or in a new tab, and its first page.
     *
     * @return what the portal has sent for the page, with the first rows of its list
     */
    public String open(String route) throws IOException, InterruptedException {
        get("/" + route);
        String init = get("/?v-r=init&location=" + route + "&query=").body();
        token = found(TAB_TOKEN, init);
        tab = found(TAB, init);
        sent = 0;
        return go(route);
    }

    /**
     * Follows a link to another page, in the same tab.
     *
     * @return what the portal has sent for the page, with the first rows of its list
     */
    public String go(String route) throws IOException, InterruptedException {
        return call("""
                {"type":"event","node":1,"event":"ui-navigate","data":{"route":"%s","query":"","appShellTitle":"",\
                "historyState":{"idx":%d},"trigger":""}}""".formatted(route, sent));
    }

    private String call(String event) throws IOException, InterruptedException {
        String body =
                "{\"csrfToken\":\"%s\",\"syncId\":%d,\"clientId\":%d,\"rpc\":[%s]}".formatted(token, sent, sent, event);
        String answer = post("/?v-r=uidl&v-uiId=" + tab, "application/json; charset=UTF-8", body)
                .body();
        sent++;
        if (!answer.contains("\"syncId\":" + sent)) {
            throw new IOException("the portal has answered: " + answer);
        }
        return answer;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request(path));
        if (answer.statusCode() != 200) {
            throw new IOException(path + " was answered with " + answer.statusCode());
        }
        return answer;
    }

    private HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Origin", portal)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(portal + path)).timeout(PATIENCE);
        return session.isEmpty() ? request : request.header("Cookie", "JSESSIONID=" + session);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            Matcher set = COOKIE.matcher(cookie);
            if (set.find()) {
                session = set.group(1);
            }
        }
        return answer;
    }

    private static String found(Pattern pattern, String text) throws IOException {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IOException("nothing there is like " + pattern);
        }
        return found.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

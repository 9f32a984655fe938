package dev.kunci.web;

import dev.kunci.clients.RawHttp;
import dev.kunci.clients.RawHttp.Answer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Speaks to the portal as the client of Vaadin does, byte by byte, and keeps the cookie. */
final class PortalVisitor {

    private static final Pattern COOKIE = Pattern.compile("((?:__Host-)?JSESSIONID=[^;]*)");
    private static final Pattern SCREEN = Pattern.compile("\"v-uiId\":(\\d+)");
    private static final Pattern KEY = Pattern.compile("\"Vaadin-Security-Key\":\"([^\"]+)\"");

    private static final AtomicLong SENT = new AtomicLong();

    private final RawHttp http;
    private final String host;
    private String cookie = "";
    private String key = "";
    private String screen = "0";
    private int sent;

    PortalVisitor(int port) {
        this.host = "127.0.0.1:" + port;
        this.http = new RawHttp("http://" + host);
    }

    Answer get(String path) throws IOException {
        return send("GET", path, "Accept: text/html", "");
    }

    Answer signIn(String email, String password) throws IOException {
        return send(
                "POST",
                "/login",
                "Origin: http://" + host + "\r\nContent-Type: application/x-www-form-urlencoded",
                "username=" + URLEncoder.encode(email, StandardCharsets.UTF_8) + "&password=" + password);
    }

    /** Opens a page, as the script of the portal does after it has come. */
    Answer open(String location) throws IOException {
        get("/" + location);
        Answer begun = get("/?v-r=init&location=" + location + "&query=");
        Matcher told = KEY.matcher(begun.body());
        key = told.find() ? told.group(1) : "";
        Matcher number = SCREEN.matcher(begun.body());
        screen = number.find() ? number.group(1) : "0";
        sent = 0;
        return rpc("""
                {"type":"event","node":1,"event":"ui-navigate","data":{"route":"%s","query":"","appShellTitle":"","historyState":null,"trigger":""}}""".formatted(location));
    }

    /** @param invocation as JSON */
    Answer rpc(String invocation) throws IOException {
        String body = "{\"csrfToken\":\"" + key + "\",\"rpc\":[" + invocation + "],\"syncId\":" + sent
                + ",\"clientId\":" + sent + "}";
        sent++;
        return uidl(body);
    }

    Answer uidl(String body) throws IOException {
        return send("POST", "/?v-r=uidl&v-uiId=" + screen, "Content-Type: application/json", body);
    }

    Answer send(String method, String path, String headers, String body) throws IOException {
        String request = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n"
                + (cookie.isEmpty() ? "" : "Cookie: " + cookie + "\r\n")
                + (headers.isEmpty() ? "" : headers + "\r\n")
                + (body.isEmpty() && method.equals("GET") ? "" : "Content-Length: " + body.length() + "\r\n")
                + "\r\n" + body;
        return raw(request);
    }

    Answer raw(String request) throws IOException {
        SENT.addAndGet(request.length());
        Answer answer = http.send(request);
        Matcher set = COOKIE.matcher(answer.headers().getOrDefault("set-cookie", ""));
        if (set.find()) {
            cookie = set.group(1);
        }
        return answer;
    }

    /** How many bytes all of them have sent until now. */
    static long sent() {
        return SENT.get();
    }

    String host() {
        return host;
    }

    /** The page that was opened last. */
    String screen() {
        return screen;
    }
}

package dev.kunci.clients;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Makes requests that no honest client would send, the same ones for the same seed. */
final class OddRequests {

    private static final List<String> METHODS = List.of(
            "GET",
            "POST",
            "PUT",
            "DELETE",
            "HEAD",
            "OPTIONS",
            "PATCH",
            "TRACE",
            "CONNECT",
            "PROPFIND",
            "FOO",
            "get",
            "");
    private static final List<String> NAMES = List.of(
            "action",
            "count",
            "rows",
            "pageSize",
            "pageToken",
            "startKey",
            "expand",
            "includeCred",
            "filter",
            "ids",
            "status",
            "keyStatus",
            "grantStatus",
            "apiProduct",
            "reason",
            "alt",
            "attributename",
            "startTime",
            "endTime",
            "timeline",
            "app",
            "%24.xgafv",
            "");
    private static final List<String> VALUES = List.of(
            "approve",
            "revoke",
            "active",
            "true",
            "1000",
            "0",
            "-1",
            "99999999999999999999",
            "1e3",
            "abc",
            "%00",
            "%zz",
            "%",
            "%C0%AF",
            "a%0d%0aSet-Cookie:x",
            "'%20or%201=1--",
            "\u0001",
            "%2540",
            "approved",
            "maybe",
            "consumerKey=",
            "=x",
            "appName=%25",
            "status=%FF",
            "AAAA",
            "bm9uc2Vuc2U=",
            "",
            "&&&=");
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json;charset=utf-16",
            "application/octet-stream",
            "text/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "///",
            ";",
            "application/json;charset=nope",
            "\u0080",
            "*/*");
    private static final List<String> ACCEPTED = List.of(
            "*/*",
            "text/html",
            "application/xml",
            "text/html, image/gif, image/jpeg, */*; q=0.2",
            "q=;;",
            "///",
            "application/json; charset=utf-8",
            "image/*;q=2");
    private static final List<String> HEADERS = List.of(
            "If-Match: \"0\"",
            "If-Match: nonsense",
            "If-Match: *",
            "If-None-Match: *",
            "Idempotency-Key: k-1",
            "Idempotency-Key: \u00e9\u0001",
            "X-Kunci-Reason: \u00e9\u0007",
            "X-HTTP-Method-Override: DELETE",
            "Accept-Language: xx-;q=9",
            "Content-Encoding: gzip",
            "Expect: nothing",
            "Range: bytes=0-1",
            "X-Forwarded-For: %00",
            "Origin: null",
            "Cookie: JSESSIONID=\"",
            "X-GOOG-API-FORMAT-VERSION: 2",
            "Upgrade: websocket",
            "Access-Control-Request-Method: POST",
            "If-Modified-Since: yesterday");

    private final Random random;
    private final OddPaths paths;
    private final OddJson json;
    private final String token;

    OddRequests(long seed, String token, String key) {
        this.random = new Random(seed);
        this.paths = new OddPaths(random, key);
        this.json = new OddJson(random);
        this.token = token;
    }

    String next() {
        OddPaths.Place place = paths.next();
        boolean bodied = random.nextInt(5) > 0 && !place.method().equals("GET");
        String body = bodied ? bytes(json.next()) : "";
        StringBuilder request = new StringBuilder()
                .append(random.nextInt(10) == 0 ? one(METHODS) : place.method())
                .append(' ')
                .append(place.path())
                .append(query(place))
                .append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        authorization(request);
        if (bodied || random.nextInt(3) == 0) {
            request.append("Content-Type: ")
                    .append(random.nextInt(3) > 0 ? "application/json" : one(TYPES))
                    .append("\r\n");
        }
        if (random.nextInt(3) == 0) {
            request.append("Accept: ").append(one(ACCEPTED)).append("\r\n");
        }
        for (int i = random.nextInt(8); i > 5; i--) {
            request.append(one(HEADERS)).append("\r\n");
        }
        if (random.nextInt(60) == 0) {
            return request + "Transfer-Encoding: chunked\r\n\r\n" + one(List.of("zz\r\n", "5\r\n{}", "0\r\n\r\n"))
                    + "\r\n0\r\n\r\n";
        }
        return request + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private void authorization(StringBuilder request) {
        switch (random.nextInt(20)) {
            case 0 -> request.append("Authorization: Bearer nonsense\r\n");
            case 1 -> request.append("Authorization: Basic ///\r\n");
            case 2 -> request.append("Authorization: Basic ").append(basic()).append("\r\n");
            case 3 -> request.append("Authorization: Negotiate \u0001\r\n");
            case 4 -> {}
            default -> request.append("Authorization: Bearer ").append(token).append("\r\n");
        }
    }

    private String basic() {
        return Base64.getEncoder()
                .encodeToString(one(List.of(":", "nobody", "\u0000:\u0000", "a@b:" + "x".repeat(5_000)))
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    private String query(OddPaths.Place place) {
        StringBuilder query = new StringBuilder();
        if (place.acts() && random.nextInt(4) > 0) {
            query.append("?action=").append(one(List.of("approve", "revoke", "active", "inactive", "reject", "")));
        }
        for (int i = random.nextInt(5); i > 2; i--) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append(one(NAMES))
                    .append('=')
                    .append(one(VALUES));
        }
        return query.toString();
    }

    /** As UTF-8, one character a byte; sometimes in another encoding or with a byte order mark. */
    private String bytes(String text) {
        byte[] bytes =
                switch (random.nextInt(40)) {
                    case 0 -> text.getBytes(StandardCharsets.UTF_16);
                    case 1 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
                    case 2 -> text.getBytes(StandardCharsets.ISO_8859_1);
                    default -> text.getBytes(StandardCharsets.UTF_8);
                };
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}

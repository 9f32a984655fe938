package dev.kunci.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;

/** How long a revocation waits until no instance lets the key pass any more. */
record Acknowledgements(Kunci kunci) {

    /** Before that the code is not compiled yet; a portal decides all day. */
    private static final int WARM_UP = 1_500;

    void measure(int decisions) throws Exception {
        measure("one instance", 10, decisions);
        try (Kunci _ = kunci.another(2);
                Kunci _ = kunci.another(3)) {
            measure("three instances", 50, decisions);
        }
    }

    private void measure(String instances, int aim, int decisions) throws Exception {

        String token = kunci.command(
                "token",
                "create",
                "--organization",
                Population.PLACE,
                "--operator",
                Population.OPERATOR,
                "--name",
                "bench",
                "--role",
                "approver");
        try (HttpClient client = HttpClient.newHttpClient()) {
            String key = kunci.api() + "/developers/" + Population.DEVELOPER + "/apps/app-0/keys/" + Population.key(0);
            double[] millis = new double[decisions];
            for (int i = -WARM_UP; i < decisions; i++) {
                HttpRequest decision = HttpRequest.newBuilder(
                                URI.create(key + "?reason=bench&action=" + (i % 2 == 0 ? "revoke" : "approve")))
                        .header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();
                long begun = System.nanoTime();
                int status = client.send(decision, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status != 204) {
                    throw new IllegalStateException("a decision was answered " + status);
                }
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - begun) / 1e6;
                }
            }
            Arrays.sort(millis);
            System.out.printf(
                    "%nAcknowledging a decision, %s: p50 %.1f ms (aim: at most %d), p95 %.1f ms, longest %.1f ms%n",
                    instances, millis[decisions / 2], aim, millis[decisions * 95 / 100], millis[decisions - 1]);
        }
    }
}

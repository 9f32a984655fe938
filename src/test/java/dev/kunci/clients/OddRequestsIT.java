package dev.kunci.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Thousands of requests that make no sense: each is answered in JSON, none breaks anything, and no key is logged. */
class OddRequestsIT {

    private static final String KEY = "odd-own_key-THAT-NO-LOG-MAY-HOLD";
    private static final int SENDERS = 4;
    private static final int EACH = 1_000;

    @BeforeAll
    static void somethingToBreak() throws Exception {
        try (Api api = new Api("/v1")) {
            assertMade(api.send("POST", "/developers", """
                    {"email":"%s","firstName":"O","lastName":"D","userName":"odd"}""".formatted(OddPaths.DEVELOPER)));
            assertMade(api.send("POST", "/apiproducts", """
                    {"name":"%s","displayName":"Odd","approvalType":"manual"}""".formatted(OddPaths.PRODUCT)));
            String apps = "/developers/" + OddPaths.DEVELOPER + "/apps";
            assertMade(api.send("POST", apps, "{\"name\":\"" + OddPaths.APP + "\"}"));
            assertMade(api.send("POST", apps + "/" + OddPaths.APP + "/keys", """
                    {"consumerKey":"%s","consumerSecret":"odd-own_secret"}""".formatted(KEY)));
        }
    }

    @Test
    void everyAnswerIsJsonAndNoneIsAFailure() throws Exception {
        List<Callable<List<String>>> senders = new ArrayList<>();
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (int seed = 1; seed <= SENDERS; seed++) {
            OddRequests requests = new OddRequests(seed, ServedKunci.token(), KEY);
            senders.add(() -> send(requests, statuses));
        }
        List<String> wrong = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(SENDERS)) {
            for (Future<List<String>> sender : threads.invokeAll(senders)) {
                wrong.addAll(sender.get());
            }
        }

        assertThat(wrong).as(statuses.toString()).isEmpty();
        assertThat(statuses.keySet()).contains(200, 400, 401, 403, 404, 405);
        assertThat(String.join("\n", ServedKunci.get().said()))
                .doesNotContain(KEY)
                .doesNotContain("odd-own_secret")
                .doesNotContain(ServedKunci.token())
                .doesNotContain("Exception");
    }

    private static List<String> send(OddRequests requests, Map<Integer, Integer> statuses) throws Exception {
        RawHttp http = new RawHttp(ServedKunci.get().url());
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            String request = requests.next();
            RawHttp.Answer answer = http.send(request);
            synchronized (statuses) {
                statuses.merge(answer.status(), 1, Integer::sum);
            }
            String problem = problem(request, answer);
            if (problem != null) {
                wrong.add(problem + ": " + shortened(answer.body()) + " for " + shortened(request));
            }
        }
        return wrong;
    }

    /** What is wrong with this answer; null where nothing is. */
    private static String problem(String request, RawHttp.Answer answer) {
        boolean proxying = request.startsWith("CONNECT ") && answer.status() == 501;
        if (answer.status() == 0 || answer.status() >= 500 && !proxying && !asEdgeDid(request, answer)) {
            return "status " + answer.status();
        }
        if (answer.status() == 429 && !request.contains("Authorization: Basic ")) {
            return "too many calls";
        }
        if (answer.body().isEmpty()) {
            return null;
        }
        if (!answer.type().startsWith("application/json")) {
            return "status " + answer.status() + " as " + answer.type();
        }
        try {
            JsonNode body = JsonMapper.shared().readTree(answer.body());
            return body.isObject() || body.isArray() ? null : "neither object nor array";
        } catch (JacksonException broken) {
            return "broken JSON";
        }
    }

    /** Edge said 500 to a product that was to be removed from a key and was not on it; its clients know that. */
    private static boolean asEdgeDid(String request, RawHttp.Answer answer) {
        return answer.status() == 500
                && request.startsWith("DELETE /edge/v1/")
                && answer.body().contains("APIProduct is not associated with consumer key");
    }

    private static String shortened(String text) {
        return text.length() < 1_500 ? text : text.substring(0, 1_500) + "...";
    }

    private static void assertMade(Api.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }
}

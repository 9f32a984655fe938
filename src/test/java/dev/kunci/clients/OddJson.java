package dev.kunci.clients;

import java.util.List;
import java.util.Random;

/** Bodies with every field the API knows, wrong in its type, its size or its form. */
final class OddJson {

    private static final List<String> FIELDS = List.of(
            "name",
            "email",
            "firstName",
            "lastName",
            "userName",
            "developerId",
            "appId",
            "status",
            "action",
            "scopes",
            "attributes",
            "attribute",
            "apiProducts",
            "apiResources",
            "credentials",
            "callbackUrl",
            "keyExpiresIn",
            "expiresInSeconds",
            "expiresAt",
            "issuedAt",
            "createdAt",
            "consumerKey",
            "consumerSecret",
            "approvalType",
            "displayName",
            "description",
            "environments",
            "proxies",
            "quota",
            "quotaInterval",
            "quotaTimeUnit",
            "space",
            "operationGroup",
            "graphqlOperationGroup",
            "channelId",
            "channelUri",
            "appGroup",
            "appGroupAppKey",
            "appFamily",
            "accessType",
            "decisions",
            "keyId",
            "value",
            "reason",
            "target",
            "apps",
            "companies",
            "appType");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "-0.0",
            "99999999999999999999999999",
            "9223372036854775808",
            "3600000",
            "\"3600\"",
            "\"-1\"",
            "\"\"",
            "\" \"",
            "\"odd\"",
            "\"odd@example.com\"",
            "\"odd-app\"",
            "\"Odd-Product\"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\u202e\\u0007\"",
            "\"\u0001\"",
            "\"\u00e9\\n\"",
            "\"https://example.com/\"",
            "\"javascript:alert(1)\"",
            "\"approve\"",
            "\"revoked\"",
            "\"auto\"",
            "\"manual\"",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "[1]",
            "[{}]",
            "[\"Odd-Product\"]",
            "[\"Odd-Product\",\"Odd-Product\"]",
            "[\"READ\"]",
            "[\"a\\u0000\"]",
            "{\"a\":{\"b\":[{}]}}",
            "[{\"name\":\"a\",\"value\":\"b\"}]",
            "[{\"name\":null,\"value\":1}]",
            "[{\"name\":\"a\"},{\"name\":\"a\",\"value\":[]}]",
            "[{\"value\":\"x\"}]",
            "[{\"apiproduct\":\"Odd-Product\",\"status\":\"approved\"}]",
            "{\"operationConfigs\":[null]}",
            "{\"operationConfigs\":[{\"operations\":[{\"resource\":5,\"methods\":\"GET\"}]}]}",
            "NaN",
            "'x'",
            "01",
            "+1");
    private static final List<String> WHOLE = List.of(
            "",
            " ",
            "null",
            "[]",
            "\"x\"",
            "1",
            "{}",
            "{",
            "}",
            "{\"a\":}",
            "{\"name\":\"a\"",
            "{\"name\":\"a\"}}",
            "{\"name\":\"a\",\"name\":\"b\"}",
            "// no",
            "{\"name\":\"odd\" \"x\"}",
            "<xml/>",
            "{'name':'odd'}",
            "\u0000",
            "action=revoke",
            "{\"decisions\":[null]}",
            "{\"attribute\":null}",
            "{\"attribute\":[null]}",
            "\u001f\u008b");

    private final Random random;

    OddJson(Random random) {
        this.random = random;
    }

    String next() {
        return switch (random.nextInt(12)) {
            case 0 -> one(WHOLE);
            case 1 -> deep();
            case 2 -> wide();
            case 3 -> cut(object());
            default -> object();
        };
    }

    private String object() {
        StringBuilder json = new StringBuilder("{\"name\":").append(one(VALUES));
        for (int i = random.nextInt(6); i > 0; i--) {
            json.append(",\"").append(one(FIELDS)).append("\":").append(one(VALUES));
        }
        return json.append('}').toString();
    }

    private String deep() {
        int depth = random.nextBoolean() ? 900 : 5_000;
        return random.nextBoolean()
                ? "[".repeat(depth) + "]".repeat(depth)
                : "{\"" + one(FIELDS) + "\":" + "{\"a\":".repeat(depth) + "1" + "}".repeat(depth) + "}";
    }

    private String wide() {
        return switch (random.nextInt(3)) {
            case 0 -> "{\"" + one(FIELDS) + "\":\"" + "x".repeat(100_000) + "\"}";
            case 1 -> "{\"" + one(FIELDS) + "\":" + "9".repeat(2_000) + "}";
            default -> "{\"" + one(FIELDS) + "\":[" + "{\"name\":\"a\",\"value\":\"b\"},".repeat(2_000) + "{}]}";
        };
    }

    private String cut(String json) {
        return json.substring(0, random.nextInt(json.length()));
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}

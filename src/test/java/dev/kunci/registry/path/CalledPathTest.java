package dev.kunci.registry.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the address of a call before it is compared. */
class CalledPathTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "''                         | ''",
                "/                          | /",
                "/orders                    | /orders",
                "/orders/                   | /orders/",
                "/orders/1/items            | /orders/1/items",
                // the query is no part of it, whatever it holds
                "/orders?a=/../b&c=%00      | /orders",
                "/orders?                   | /orders",
                "/?x                        | /",
                // what only looks like it stays
                "/...                       | /...",
                "/.well-known/x             | /.well-known/x",
                "/a/..b/c                   | /a/..b/c",
                "/v1.2/a..b                 | /v1.2/a..b",
                // decoded once
                "/a%20b                     | /a b",
                "/%6f%72ders                | /orders",
                "/%6F                       | /o",
                "/a%2Bb+c                   | /a+b+c",
                "/a%3Fb                     | /a?b",
                "/a%23b                     | /a#b",
                "/%2a                       | /*",
                "/100%25                    | /100%",
                "/100%2525                  | /100%25",
                "/a%2520b                   | /a%20b",
                "/caf%C3%A9                 | /café",
                "/%F0%9F%94%91              | /🔑",
                "/a%7Eb~                    | /a~b~",
            })
    void isPutInOrder(String uri, String path) {
        assertThat(CalledPath.of(uri, PathPolicy.STRICT)).contains(new CalledPath(path));
        assertThat(CalledPath.of(uri, PathPolicy.LENIENT)).contains(new CalledPath(path));
    }

    @ParameterizedTest(name = "{0} is {1} for nginx")
    @CsvSource(
            delimiter = '|',
            value = {
                // slashes are merged
                "//                         | /",
                "//orders                   | /orders",
                "/orders//1///items//       | /orders/1/items/",
                // dot segments are walked
                "/.                         | /",
                "/./orders                  | /orders",
                "/orders/.                  | /orders/",
                "/orders/./1                | /orders/1",
                "/orders/../stock           | /stock",
                "/orders/1/..               | /orders/",
                "/orders/1/../              | /orders/",
                "/orders/..                 | /",
                "/orders//../stock          | /stock",
                "/a/b/c/../../d             | /a/d",
                "/a/./../b                  | /b",
                "/orders//                  | /orders/",
                "/orders/./                 | /orders/",
                // parameters, which some servers leave out of the name
                "/a;b=c/d                   | /a;b=c/d",
                "/orders;                   | /orders;",
                "/;/orders                  | /;/orders",
                "/orders/1;v=2?x=1          | /orders/1;v=2",
                "/orders%3bv=2              | /orders;v=2",
                "/orders/%3B                | /orders/;",
            })
    void isRefusedUnlessAsNginxReadsItIsEnough(String uri, String path) {
        assertThat(CalledPath.of(uri, PathPolicy.STRICT)).isEmpty();
        assertThat(CalledPath.normalized(uri, PathPolicy.STRICT)).isNull();
        assertThat(CalledPath.of(uri, PathPolicy.LENIENT)).contains(new CalledPath(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // no path at all
                "orders",
                "*",
                "http://example.com/orders",
                "%2Forders",
                // above the root
                "/..",
                "/../admin",
                "/orders/../../admin",
                "/./../admin",
                "//../admin",
                // dot segments that are encoded, half or whole
                "/%2e%2e/admin",
                "/orders/%2E%2E/admin",
                "/orders/.%2e/admin",
                "/orders/%2e./admin",
                "/orders/%2e",
                "/orders/%2e/1",
                // or have a parameter, as some servers allow
                "/orders/..;/admin",
                "/orders/..;a=b/admin",
                "/orders/.;/1",
                "/orders/..%3b/admin",
                "/orders/%2e%2e;x/admin",
                // slashes in disguise
                "/orders%2fadmin",
                "/orders%2Fadmin",
                "/orders%5cadmin",
                "/orders%5C..%5Cadmin",
                "/orders\\admin",
                "/orders/..\\admin",
                // what a second decoding would make of it
                "/orders/%252e%252e/admin",
                "/orders/%252E/admin",
                "/orders%252Fadmin",
                "/orders%255cadmin",
                "/orders%253bv=2",
                "/orders/%25252e%25252e/admin",
                "/orders%2525252Fadmin",
                "/orders%2500",
                "/orders%250a",
                // control characters
                "/orders%00",
                "/orders%00.json",
                "/orders%0d%0aX:%20y",
                "/orders%09",
                "/orders%7f",
                "/orders%C2%85",
                "/orders\u0000",
                "/orders\n",
                "/orders\u007f",
                // no escapes
                "/orders%",
                "/orders%2",
                "/orders%zz",
                "/orders%u002e",
                "/orders%-1",
                "/%%",
                // no UTF-8: alone, too long, half of a pair, cut off
                "/%FF",
                "/%C0%AE%C0%AE/admin",
                "/%C0%AFadmin",
                "/%ED%A0%80",
                "/caf%C3",
                // no URI
                "/a b",
                "/café",
                "/orders#fragment",
            })
    void isRefusedWhereServersReadItDifferently(String uri) {
        for (PathPolicy policy : PathPolicy.values()) {
            assertThat(CalledPath.of(uri, policy)).isEmpty();
            assertThat(CalledPath.normalized(uri, policy)).isNull();
        }
    }

    @Test
    void nothingIsMadeAnewWhereNothingIsToBeChanged() {
        String uri = "/v1/orders/1";

        assertThat(CalledPath.normalized(uri, PathPolicy.STRICT)).isSameAs(uri);
    }

    @Test
    void aPersonWritesSpacesAndUmlautsAsTheyAre() {
        assertThat(CalledPath.typed("/a b", PathPolicy.STRICT)).contains(new CalledPath("/a b"));
        assertThat(CalledPath.typed("/café/🔑", PathPolicy.STRICT)).contains(new CalledPath("/café/🔑"));
        assertThat(CalledPath.typed("/a%20b", PathPolicy.STRICT)).contains(new CalledPath("/a b"));
        assertThat(CalledPath.typed("/a\u0085", PathPolicy.STRICT)).isEmpty();
        assertThat(CalledPath.typed("/a%2Fb", PathPolicy.STRICT)).isEmpty();
        assertThat(CalledPath.typed("/a/../b", PathPolicy.STRICT)).isEmpty();
        assertThat(CalledPath.typed("/a/../b", PathPolicy.LENIENT)).contains(new CalledPath("/b"));
    }
}

package dev.kunci.registry.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.registry.value.Quota;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which paths a pattern opens. */
class ResourcePathTest {

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                // the base path and everything below it
                "/                 | ''                      | true",
                "/                 | /                       | true",
                "/                 | /orders                 | true",
                "/                 | /orders/                | true",
                "/                 | /orders/1/items         | true",
                "/                 | orders                  | false",
                // everything below, not the base path itself
                "/**               | ''                      | false",
                "/**               | /                       | true",
                "/**               | /orders                 | true",
                "/**               | /orders/1/items/        | true",
                "/orders/**        | /orders                 | false",
                "/orders/**        | /orders/                | true",
                "/orders/**        | /orders/1               | true",
                "/orders/**        | /orders/1/items         | true",
                "/orders/**        | /ordersx/1              | false",
                "/orders/**        | /v1/orders/1            | false",
                "/v1/orders/**     | /v1/orders/1            | true",
                // one level down
                "/*                | ''                      | false",
                "/*                | /                       | true",
                "/*                | /orders                 | true",
                "/*                | /orders/                | false",
                "/*                | /orders/1               | false",
                "/orders/*         | /orders                 | false",
                "/orders/*         | /orders/                | true",
                "/orders/*         | /orders/1               | true",
                "/orders/*         | /orders/1/              | false",
                "/orders/*         | /orders/1/items         | false",
                // one segment in the middle
                "/*/items          | /orders/items           | true",
                "/*/items          | /orders/1/items         | false",
                "/orders/*/items   | /orders/1/items         | true",
                "/orders/*/items   | /orders//items          | false",
                "/orders/*/items   | /orders/items           | false",
                "/orders/*/items   | /orders/1/items/        | false",
                "/orders/*/items   | /orders/1/items/2       | false",
                // both
                "/*/2/**           | /1/2                    | false",
                "/*/2/**           | /1/2/                   | true",
                "/*/2/**           | /1/2/3/                 | true",
                "/*/2/**           | /1/a/2/3/               | false",
                "/*/2/*            | /1/2/3                  | true",
                "/*/2/*            | /1/2/3/                 | false",
                "/w/*/2/**         | /w/1/2/3                | true",
                // letter by letter, to the end
                "/orders           | /orders                 | true",
                "/orders           | /orders/                | false",
                "/orders/          | /orders/                | true",
                "/orders/          | /orders                 | false",
                "/orders           | /Orders                 | false",
                "/orders           | /orders/1               | false",
                "/orders           | /order                  | false",
                "/o.ders           | /orders                 | false",
                "/a+b              | /a+b                    | true",
                "/a b              | /a%20b                  | true",
                "/a%20b            | /a%20b                  | true",
                "/a/b              | /a%2Fb                  | false",
                "/a%2Fb            | /a/b                    | false",
                "/café             | /caf%C3%A9              | true",
                "/caf%c3%a9        | /caf%C3%A9              | true",
                "/%2a              | /orders                 | false",
                "/a                | /a%3Fb                  | false",
                "/a/*              | /a/b%2Fc                | false",
                // the query is no part of the path
                "/venues           | /venues?name=paramount  | true",
                "/venues           | /venues?                | true",
                "/venues           | /artists?x=/venues      | false",
                "/**               | /venues?name=a/../b     | true",
                // what climbs is opened by nothing
                "/                 | /../admin               | false",
                "/orders/**        | /orders/../admin        | false",
                "/admin            | /orders/../admin        | false",
                "/orders/**        | /orders/..              | false",
                "/orders/**        | /orders/./1             | false",
                "/orders/**        | /orders;v=1/2           | false",
                "/orders/**        | /orders/%2e%2E/admin    | false",
                "/orders/**        | /orders/.%2e/admin      | false",
                "/orders/**        | /orders/..%2Fadmin      | false",
                "/orders/**        | /orders/..\\admin       | false",
                "/orders/**        | /orders/..;a=b/admin    | false",
                "/orders/**        | /orders/...             | true",
                "/orders/**        | /orders/v1.2            | true",
                "/orders/**        | /orders/.well-known     | true",
            })
    void opens(String pattern, String path, boolean expected) {
        assertThat(CalledPath.of(path, PathPolicy.STRICT)
                        .filter(new ResourcePath(pattern)::opens)
                        .isPresent())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/*", "/**", "/orders", "/orders/", "/*/a", "/a/*/b/**", "/a b", "/%C3%A9"})
    void aPatternWithWildcardsOfTheirOwnIsWellFormed(String pattern) {
        assertThat(new ResourcePath(pattern).wellFormed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "orders", "orders/**", "/abc*", "/abc*/a", "/*a", "/**/a", "/***", "/a/**/", "**", "*"})
    void anyOtherIsNotAndOpensNothing(String pattern) {
        ResourcePath path = new ResourcePath(pattern);
        assertThat(path.wellFormed()).isFalse();
        for (String asked : List.of("", "/", "/abc", "/abcd/a", "/a", "/x/a", "/orders", "/a/b/", "/**", "/abc*")) {
            assertThat(path.opens(new CalledPath(asked))).as(asked).isFalse();
        }
    }

    @Test
    void theFirstPatternThatOpensAPathIsNamed() {
        List<String> patterns = List.of("/orders", "/orders/*", "/orders/**");
        assertThat(ResourcePath.first(patterns, new CalledPath("/orders/1"))).contains("/orders/*");
        assertThat(ResourcePath.first(patterns, new CalledPath("/orders/1/2"))).contains("/orders/**");
        assertThat(ResourcePath.first(patterns, new CalledPath("/stock"))).isEmpty();
    }

    @Test
    void aProductWithoutPathsAndProxiesOpensEverything() {
        ProductScope all = new ProductScope(List.of(), List.of(), List.of());
        assertThat(all.by("orders", "GET", new CalledPath("/x"))).contains("/");
        assertThat(all.by("", "GET", new CalledPath(""))).contains("/");
    }

    @Test
    void theProxiesOfAProductAreTheOnlyOnes() {
        ProductScope orders = new ProductScope(List.of("orders"), List.of("/v1/**"), List.of());
        assertThat(orders.by("orders", "GET", new CalledPath("/v1/1"))).contains("/v1/**");
        assertThat(orders.by("stock", "GET", new CalledPath("/v1/1"))).isEmpty();
        assertThat(orders.by("", "GET", new CalledPath("/v1/1"))).contains("/v1/**");
    }

    @Test
    void aGatewayThatNamesNoProxyPassesWhereTheProductIsLimitedToNone() {
        CalledPath path = new CalledPath("/v1/1");
        ProductScope all = new ProductScope(List.of(), List.of("/v1/**"), List.of());
        ProductScope orders = new ProductScope(List.of("orders"), List.of("/v1/**"), List.of());
        ProductScope reads = new ProductScope(
                List.of(), List.of(), List.of(Operation.of("orders", "/v1/**", "GET"), Operation.of("", "/v1/**")));
        for (String unnamed : new String[] {null, ""}) {
            assertThat(all.opens(unnamed, "GET", path)).isTrue();
            assertThat(orders.opens(unnamed, "GET", path)).isFalse();
            assertThat(reads.opens(unnamed, "GET", path)).isFalse();
        }
        assertThat(all.opens("stock", "GET", path)).isTrue();
        assertThat(orders.opens("orders", "GET", path)).isTrue();
        assertThat(orders.opens("stock", "GET", path)).isFalse();
        assertThat(reads.opens("orders", "GET", path)).isTrue();
        assertThat(reads.opens("orders", "POST", path)).isFalse();
        assertThat(reads.opens("stock", "GET", path)).isFalse();
    }

    @Test
    void operationsTakeThePlaceOfPathsAndNameMethodAndProxy() {
        ProductScope opening = new ProductScope(
                List.of("stock"),
                List.of("/"),
                List.of(
                        Operation.of("orders", "/v1/*", "GET", "HEAD"),
                        Operation.of("orders", "/v1/**", "POST"),
                        Operation.of("parcels", "/")));
        assertThat(opening.by("orders", "GET", new CalledPath("/v1/1"))).contains("/v1/*");
        assertThat(opening.by("orders", "GET", new CalledPath("/v1/1/2"))).isEmpty();
        assertThat(opening.by("orders", "POST", new CalledPath("/v1/1/2"))).contains("/v1/**");
        assertThat(opening.by("orders", "DELETE", new CalledPath("/v1/1"))).isEmpty();
        assertThat(opening.by("parcels", "DELETE", new CalledPath("/v1/1"))).contains("/");
        assertThat(opening.by("stock", "GET", new CalledPath("/v1/1"))).isEmpty();
        assertThat(opening.by("", "POST", new CalledPath("/v1/1"))).contains("/v1/**");
        assertThat(new Operation("orders", "/", List.of("ALL"), Quota.NONE, List.of()).methods())
                .isEmpty();
    }
}

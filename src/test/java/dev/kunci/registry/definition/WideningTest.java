package dev.kunci.registry.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.registry.path.CalledPath;
import dev.kunci.registry.path.Operation;
import dev.kunci.registry.path.ProductScope;
import dev.kunci.registry.value.Quota;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whether a definition opens more than another: never missed, and not seen where nothing is new. */
class WideningTest {

    private static final List<String> PATTERNS = List.of(
            "/",
            "/**",
            "/*",
            "/a",
            "/a/",
            "/a/*",
            "/a/**",
            "/*/b",
            "/a/b",
            "/*/*",
            "/*/**",
            "/a b",
            "/a%20b",
            "/a/*/b/**",
            "/a*",
            "no-path",
            "/%2f",
            "/**/a");
    private static final List<String> PATHS = List.of(
            "",
            "/",
            "/a",
            "/b",
            "/a/",
            "/a/b",
            "/b/b",
            "/a/b/c",
            "/b/a/c/d",
            "/a b",
            "/a%20b",
            "/a/c/b/d",
            "/x/y/z/u/v/w");
    private static final List<String> PROXIES = List.of("orders", "stock");
    private static final List<String> METHODS = List.of("GET", "POST");

    private final Random random = new Random(20_261_130);

    private static ProductReach of(List<String> environments, ProductScope opening) {
        return new ProductReach(environments, opening, List.of(), Quota.NONE);
    }

    private static ProductScope paths(String... paths) {
        return new ProductScope(List.of(), List.of(paths), List.of());
    }

    private static ProductScope operations(Operation... operations) {
        return new ProductScope(List.of(), List.of(), List.of(operations));
    }

    private static String wider(ProductScope before, ProductScope after) {
        return Widening.of(of(List.of(), before), of(List.of(), after)).line();
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private <T> List<T> some(int most, Supplier<T> made) {
        return Stream.generate(made).limit(random.nextInt(most + 1)).distinct().toList();
    }

    private Operation operation() {
        return Operation.of(
                one(PROXIES), one(PATTERNS), some(2, () -> one(METHODS)).toArray(String[]::new));
    }

    private ProductReach definition() {
        List<Operation> operations = random.nextBoolean() ? some(4, this::operation) : List.of();
        return of(
                some(2, () -> one(List.of("test", "prod"))),
                new ProductScope(some(2, () -> one(PROXIES)), some(3, () -> one(PATTERNS)), operations));
    }

    private record Call(String environment, String proxy, String method, CalledPath path) {

        boolean passes(ProductReach definition) {
            boolean here = definition.environments().isEmpty()
                    || definition.environments().contains(environment);
            return here && definition.opening().opens(proxy.isEmpty() ? null : proxy, method, path);
        }
    }

    private static List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        for (String environment : List.of("", "test", "prod", "other")) {
            for (String proxy : List.of("", "orders", "stock", "other")) {
                for (String method : List.of("GET", "POST", "PROPFIND")) {
                    PATHS.forEach(path -> calls.add(new Call(environment, proxy, method, new CalledPath(path))));
                }
            }
        }
        return calls;
    }

    @Test
    void whereACallPassesThatDidNotTheDefinitionIsWider() {
        List<Call> calls = calls();
        int wider = 0;
        int same = 0;
        for (int i = 0; i < 4_000; i++) {
            ProductReach before = definition();
            ProductReach after = definition();
            boolean more = calls.stream().anyMatch(call -> call.passes(after) && !call.passes(before));
            boolean none = Widening.of(before, after).none();
            assertThat(more && none).as("%s -> %s", before, after).isFalse();
            wider += none ? 0 : 1;
            same += none ? 1 : 0;
        }
        assertThat(wider).isPositive();
        assertThat(same).isPositive();
    }

    @Test
    void theSameInAnotherOrderAndPartOfItIsNotWider() {
        for (int i = 0; i < 1_000; i++) {
            ProductReach before = definition();
            ProductScope was = before.opening();
            List<Operation> operations = new ArrayList<>(was.operations());
            List<String> paths = new ArrayList<>(was.paths());
            List<String> proxies = new ArrayList<>(was.proxies());
            Collections.shuffle(operations, random);
            Collections.shuffle(paths, random);
            Collections.shuffle(proxies, random);
            ProductReach after = of(before.environments().reversed(), new ProductScope(proxies, paths, operations));
            assertThat(Widening.of(before, after).none())
                    .as("%s -> %s", before, after)
                    .isTrue();
            if (operations.size() > 1) {
                ProductReach fewer = of(
                        before.environments(),
                        new ProductScope(proxies, paths, operations.subList(1, operations.size())));
                assertThat(Widening.of(before, fewer).none()).isTrue();
            }
        }
    }

    @Test
    void whatComesToTheSameIsNotWider() {
        assertThat(wider(paths(), paths("/"))).isEmpty();
        assertThat(wider(paths("/"), paths())).isEmpty();
        assertThat(wider(paths("/*", "/*/**"), paths("/**"))).isEmpty();
        assertThat(wider(paths("/**"), paths("/*", "/*/**"))).isEmpty();
        assertThat(wider(paths("/a b"), paths("/a b", "/a/**/b"))).isEmpty();
        assertThat(wider(paths("/a%20b"), paths("/a b"))).isEmpty();
        assertThat(wider(
                        operations(Operation.of("orders", "/a", "GET", "POST")),
                        operations(Operation.of("orders", "/a", "POST"), Operation.of("orders", "/a", "GET"))))
                .isEmpty();
        assertThat(wider(paths("/a/**"), operations(Operation.of("orders", "/a/*"))))
                .isEmpty();
    }

    @Test
    void whatIsNewIsNamed() {
        assertThat(wider(paths("/**"), paths("/"))).isEqualTo("apiResources: /");
        assertThat(wider(paths("/a/*"), paths("/a/*", "/a/**"))).isEqualTo("apiResources: /a/**");
        assertThat(wider(operations(Operation.of("orders", "/a", "GET")), operations(Operation.of("orders", "/a"))))
                .isEqualTo("operationGroup: orders ALL /a");
        assertThat(wider(operations(Operation.of("orders", "/a")), paths("/a"))).isEqualTo("operationGroup: * ALL /a");
        assertThat(wider(
                        new ProductScope(List.of("orders"), List.of(), List.of()),
                        new ProductScope(List.of("orders", "stock"), List.of(), List.of())))
                .isEqualTo("proxies: stock");
        assertThat(Widening.of(of(List.of("test"), paths("/a")), of(List.of(), paths("/a")))
                        .line())
                .isEqualTo("environments: no limit");
    }

    @Test
    void aHigherQuotaAndAnotherScopeAreNew() {
        ProductReach before =
                new ProductReach(List.of(), paths("/a"), List.of("READ"), new Quota("100", "60", "minute"));
        assertThat(Widening.of(
                                before,
                                new ProductReach(List.of(), paths("/a"), List.of(), new Quota("100", "1", "hour")))
                        .none())
                .isTrue();
        assertThat(Widening.of(
                                before,
                                new ProductReach(
                                        List.of(),
                                        paths("/a"),
                                        List.of("WRITE", "READ"),
                                        new Quota("101", "1", "hour")))
                        .line())
                .isEqualTo("scopes: WRITE; quota: 101 / 1 hour");
        assertThat(Widening.of(before, new ProductReach(List.of(), paths("/a"), List.of("READ"), Quota.NONE))
                        .line())
                .isEqualTo("quota: no limit");
    }

    @Test
    void whatTakesTooLongToCompareIsWider() {
        List<Operation> many = Stream.iterate(0, n -> n + 1)
                .limit(3_000)
                .map(n -> Operation.of("orders", "/a/" + n + "/**"))
                .toList();
        List<Operation> others = Stream.iterate(0, n -> n + 1)
                .limit(3_000)
                .map(n -> Operation.of("orders", "/a/" + n + "/*"))
                .toList();
        assertThat(Widening.of(
                                of(List.of(), new ProductScope(List.of(), List.of(), many)),
                                of(List.of(), new ProductScope(List.of(), List.of(), others)))
                        .none())
                .isFalse();
    }
}

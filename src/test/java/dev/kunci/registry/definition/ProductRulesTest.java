package dev.kunci.registry.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.kunci.registry.path.Operation;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.ProductAccess;
import dev.kunci.registry.value.Quota;
import dev.kunci.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused in an API product, and by which message. */
class ProductRulesTest {

    private static final ProductContent NOTHING = ProductContent.of("", ApprovalType.AUTO);

    private static ProductContent draft(
            List<String> environments, List<String> paths, List<Operation> operations, Quota quota) {
        return new ProductContent(
                "Orders",
                "",
                ApprovalType.AUTO,
                null,
                environments,
                List.of(),
                paths,
                operations,
                List.of(),
                quota,
                List.of());
    }

    private static ProductContent attributes(ProductAccess access, List<Attribute> attributes) {
        return new ProductContent(
                "Orders",
                "",
                ApprovalType.AUTO,
                access,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Quota.NONE,
                attributes);
    }

    private static void refused(ProductContent draft, String key) {
        refused(NOTHING, draft, key);
    }

    private static void refused(ProductContent before, ProductContent draft, String key) {
        assertThatThrownBy(() -> ProductRules.check(before, draft))
                .asInstanceOf(type(Refusal.Invalid.class))
                .extracting(Refusal::key)
                .isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Orders", "a", "A-1_b.c", "100% $", "A B"})
    void aNameOfThePagesCharactersIsTaken(String name) {
        ProductRules.checkName(name);
    }

    @ParameterizedTest
    @CsvSource({"a/b,refusal.product.name", "Ü,refusal.product.name", "'',refusal.product.name.empty"})
    void anyOtherIsNot(String name, String key) {
        assertThatThrownBy(() -> ProductRules.checkName(name))
                .asInstanceOf(type(Refusal.Invalid.class))
                .extracting(Refusal::key)
                .isEqualTo(key);
        assertThatThrownBy(() -> ProductRules.checkName("a".repeat(256)))
                .asInstanceOf(type(Refusal.Invalid.class))
                .extracting(Refusal::key)
                .isEqualTo("refusal.product.name.long");
    }

    @ParameterizedTest
    @CsvSource({
        "0,1,minute,limit",
        "-5,1,minute,limit",
        "ten,1,minute,limit",
        "1.5,1,minute,limit",
        "10,0,minute,interval",
        "10,'',minute,interval",
        "10,1,'',unit",
        "10,1,second,unit"
    })
    void aQuotaIsWholePositiveNumbersAndAUnit(String limit, String interval, String unit, String wrong) {
        Quota quota = new Quota(limit, interval, unit);
        refused(draft(List.of(), List.of(), List.of(), quota), "refusal.product.quota." + wrong);
        Operation operation = new Operation("orders", "/", List.of(), quota, List.of());
        refused(draft(List.of(), List.of(), List.of(operation), Quota.NONE), "refusal.product.quota." + wrong);
    }

    @Test
    void whatIsNullInEdgeIsNoQuota() {
        assertThat(new Quota("null", "null", null)).isEqualTo(Quota.NONE);
        ProductRules.check(NOTHING, draft(List.of(), List.of(), List.of(), new Quota("10", "1", "month")));
    }

    @ParameterizedTest
    @CsvSource({"orders,slash", "/orders*,wildcard", "/**/orders,wildcard", "'',long"})
    void aPathBeginsWithASlashAndItsWildcardsAreSegments(String path, String wrong) {
        refused(draft(List.of(), List.of(path), List.of(), Quota.NONE), "refusal.product.paths." + wrong);
        refused(
                draft(List.of(), List.of(), List.of(Operation.of("orders", path)), Quota.NONE),
                "refusal.product.operations." + (path.isEmpty() ? "slash" : wrong));
    }

    @Test
    void listsHaveNoDuplicatesAndAnEnd() {
        refused(draft(List.of("prod", "prod"), List.of(), List.of(), Quota.NONE), "refusal.product.environments.twice");
        refused(draft(List.of("x".repeat(256)), List.of(), List.of(), Quota.NONE), "refusal.product.environments.long");
        List<String> many = IntStream.range(0, 101).mapToObj(n -> "/" + n).toList();
        refused(draft(List.of(), many, List.of(), Quota.NONE), "refusal.product.paths.many");
    }

    @Test
    void anOperationHasAProxyKnownMethodsAndIsThereOnce() {
        refused(operations(Operation.of(" ", "/")), "refusal.product.operations.proxy");
        refused(operations(Operation.of("orders", "/", "get")), "refusal.product.operations.method");
        refused(
                operations(Operation.of("orders", "/", "GET"), Operation.of("orders", "/")),
                "refusal.product.operations.twice");
        ProductRules.check(
                NOTHING, operations(Operation.of("orders", "/", "GET"), Operation.of("orders", "/", "POST")));
        refused(
                draft(List.of(), List.of("/"), List.of(Operation.of("orders", "/")), Quota.NONE),
                "refusal.product.operations.paths");
    }

    private static ProductContent operations(Operation... operations) {
        return draft(List.of(), List.of(), List.of(operations), Quota.NONE);
    }

    @Test
    void attributesAreEighteenWithTheAccessWhichHasAFieldOfItsOwn() {
        List<Attribute> given = new ArrayList<>();
        IntStream.range(0, 18).forEach(n -> given.add(new Attribute("a" + n, "")));
        ProductRules.check(NOTHING, attributes(null, given));
        refused(attributes(ProductAccess.PUBLIC, given), "refusal.attributes.many");
        refused(attributes(null, List.of(new Attribute("access", "secret"))), "refusal.product.attributes.access");
        refused(attributes(null, List.of(new Attribute("a", "1"), new Attribute("a", "2"))), "refusal.attribute.twice");
    }

    @Test
    void whatIsStoredAlreadyAndStaysIsLeftInPeace() {
        List<String> twice = List.of("prod", "prod", "x".repeat(256));
        ProductContent imported = draft(twice, List.of("orders*"), List.of(Operation.of("", "")), Quota.NONE);
        ProductRules.check(imported, imported);
        refused(
                imported,
                draft(twice, List.of("orders*", "/"), List.of(Operation.of("", "")), Quota.NONE),
                "refusal.product.operations.paths");
        ProductContent paths = draft(twice, List.of("orders*"), List.of(), Quota.NONE);
        ProductRules.check(paths, draft(twice, List.of("orders*", "/"), List.of(), Quota.NONE));
        refused(paths, draft(twice, List.of("orders*", "v1"), List.of(), Quota.NONE), "refusal.product.paths.slash");
        ProductContent operations = draft(twice, List.of(), List.of(Operation.of("", "")), Quota.NONE);
        ProductRules.check(
                operations,
                draft(twice, List.of(), List.of(Operation.of("", ""), Operation.of("orders", "/")), Quota.NONE));
    }

    @Test
    void limitsBindWhatIsAddedToAListAndNotWhatAnImportBrought() {
        List<String> many = IntStream.range(0, 150).mapToObj(i -> "e" + i).toList();
        ProductContent imported = draft(many, List.of(), List.of(), Quota.NONE);
        List<String> other = new ArrayList<>(many);
        other.set(0, "prod");
        ProductRules.check(imported, draft(other, List.of(), List.of(), Quota.NONE));
        ProductRules.check(imported, draft(other.subList(0, 120), List.of(), List.of(), Quota.NONE));
        other.add("one more");
        refused(imported, draft(other, List.of(), List.of(), Quota.NONE), "refusal.product.environments.many");
    }
}

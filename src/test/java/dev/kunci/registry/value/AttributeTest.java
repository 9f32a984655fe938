package dev.kunci.registry.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.kunci.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The limits of attributes bind what is added, not what an import has brought. */
class AttributeTest {

    private static final Attribute LONG = new Attribute("essay", "x".repeat(3_000));

    private static List<Attribute> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Attribute("a" + i, "v"))
                .toList();
    }

    private static List<Attribute> plus(List<Attribute> before, Attribute... more) {
        List<Attribute> after = new ArrayList<>(before);
        after.addAll(List.of(more));
        return after;
    }

    private static void refused(List<Attribute> before, List<Attribute> after, String key, Object... named) {
        assertThatExceptionOfType(Refusal.Invalid.class)
                .isThrownBy(() -> Attribute.check(before, after))
                .satisfies(refusal -> {
                    assertThat(refusal.key()).isEqualTo(key);
                    assertThat(refusal.arguments()).contains(named);
                });
    }

    @Test
    void whatIsThereMayStayWhileSomethingElseChanges() {
        List<Attribute> before = plus(many(19), LONG, new Attribute("twice", "1"), new Attribute("twice", "2"));
        List<Attribute> after = new ArrayList<>(Attribute.with(before, "a3", "other"));
        after.remove(new Attribute("a4", "v"));
        after.add(new Attribute("a99", "new"));

        assertThatNoException().isThrownBy(() -> Attribute.check(before, after));
        assertThatNoException().isThrownBy(() -> Attribute.check(before, after.reversed()));
    }

    @Test
    void whatIsAddedBeyondALimitIsRefusedByItsName() {
        refused(many(18), plus(many(18), new Attribute("one more", "")), "refusal.attributes.many", 18, "one more");
        refused(many(25), plus(many(25), new Attribute("one more", "")), "refusal.attributes.many", 18, "one more");
        refused(List.of(), List.of(LONG), "refusal.attribute.long", "essay", 2_048);
        refused(List.of(LONG), List.of(new Attribute("essay", "y".repeat(2_049))), "refusal.attribute.long", "essay");
        refused(many(2), plus(many(2), new Attribute("a1", "2")), "refusal.attribute.twice", "a1");
        refused(List.of(), List.of(new Attribute("bell", "\u0007")), "refusal.attribute.characters", "bell");
        refused(List.of(), List.of(new Attribute(" ", "")), "refusal.attribute.name", " ");
        refused(
                List.of(),
                List.of(new Attribute("n".repeat(1_025), "")),
                "refusal.attribute.name",
                "n".repeat(60) + "…");
    }

    @Test
    void theLimitsThemselvesAreAllowed() {
        List<Attribute> most = plus(many(17), new Attribute("n".repeat(1_024), "v".repeat(2_048)));

        assertThatNoException().isThrownBy(() -> Attribute.check(List.of(), most));
    }
}

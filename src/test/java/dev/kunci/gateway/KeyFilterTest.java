package dev.kunci.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** It never says no for an added key, rarely yes for another, and uses the documented memory. */
@Tag("slow")
class KeyFilterTest {

    private static final UUID ORGANIZATION = new UUID(1, 2);
    private static final int OTHERS = 500_000;

    private static Stream<KeyHash> keys(long seed, long many) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> new KeyHash(
                        ORGANIZATION, random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()))
                .limit(many);
    }

    private static void assertHasThese(KeyFilter filter, long seed, long many) {
        assertThat(keys(seed, many).filter(key -> !filter.mayHave(key))).isEmpty();
        assertThat(keys(seed + 1, OTHERS).filter(filter::mayHave).count())
                .as("taken for one that was added")
                .isLessThan(OTHERS / 1_000);
    }

    @Test
    void tenMillionKeysTakeFortyMegabytes() {
        KeyFilter filter = new KeyFilter(10_000_000);
        keys(7, 10_000_000).forEach(filter::add);

        assertThat(filter.bytes()).isLessThan(40_000_000);
        assertHasThese(filter, 7, 10_000_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 9_999, 700_000})
    void itGrows(long many) {
        KeyFilter filter = new KeyFilter(0);
        keys(21, many).forEach(filter::add);

        assertHasThese(filter, 21, many);
        assertThat(filter.bytes()).isLessThan(100_000 + 8 * many);
    }

    @Test
    void whatIsAddedAgainTakesNoMore() {
        KeyFilter filter = new KeyFilter(0);
        long before = filter.bytes();
        for (int i = 0; i < 10; i++) {
            keys(3, 5_000).forEach(filter::add);
        }
        assertThat(filter.bytes()).isEqualTo(before);
    }

    @Test
    void theSameKeyOfAnotherOrganizationIsAnother() {
        KeyFilter filter = new KeyFilter(0);
        keys(5, 1_000).forEach(filter::add);
        assertThat(keys(5, 1_000)
                        .map(key -> new KeyHash(new UUID(9, 9), key.a(), key.b(), key.c(), key.d()))
                        .filter(filter::mayHave)
                        .count())
                .isLessThan(5);
    }
}

package dev.kunci.portal.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many things go down the path in parts only where they are many, and what ends them leaves the rest untouched. */
class BulkRunTest {

    private final List<Integer> parts = new ArrayList<>();
    private final List<Integer> told = new ArrayList<>();

    @Test
    void whatIsNotManyIsOnePart() {
        assertThat(go(run(BulkRun.WHOLE))).hasSize(BulkRun.WHOLE);
        assertThat(parts).containsExactly(BulkRun.WHOLE);
        assertThat(go(run(0))).isEmpty();
    }

    @Test
    void oneMoreGoesInPartsAndSaysHowFarItIs() {
        assertThat(go(run(BulkRun.WHOLE + 1)))
                .containsExactlyElementsOf(IntStream.range(0, 501).boxed().toList());
        assertThat(parts).containsExactly(200, 200, 101);
        assertThat(told).containsExactly(200, 400, 501);
    }

    @Test
    void stoppingEndsItAfterThePresentPart() {
        BulkRun<Integer, Integer> run = run(1_000);
        assertThat(run.go(this::take, done -> {
                    if (done == 400) {
                        run.stop();
                    }
                }))
                .hasSize(400);
        assertThat(parts).containsExactly(200, 200);
    }

    @Test
    void aFailureKeepsWhatWasDoneBefore() {
        BulkRun<Integer, Integer> run = run(1_000);
        List<Integer> done = run.go(
                part -> {
                    if (part.getFirst() == 600) {
                        throw new IllegalStateException("lost");
                    }
                    return part;
                },
                told::add);
        assertThat(done).hasSize(600);
        assertThat(run.failure()).hasMessage("lost");
        assertThat(run.unsure()).isEqualTo(200);
        assertThat(run.left(done)).isEqualTo(400);
        BulkRun<Integer, Integer> other = run(3);
        assertThatThrownBy(() -> other.go(
                        part -> {
                            throw new IllegalStateException("at once");
                        },
                        told::add))
                .hasMessage("at once");
    }

    private static BulkRun<Integer, Integer> run(int count) {
        return new BulkRun<>(IntStream.range(0, count).boxed().toList());
    }

    private List<Integer> go(BulkRun<Integer, Integer> run) {
        return run.go(this::take, told::add);
    }

    private List<Integer> take(List<Integer> part) {
        parts.add(part.size());
        return part;
    }
}

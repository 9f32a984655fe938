package dev.kunci.portal.approval;

import dev.kunci.approval.Result;
import dev.kunci.registry.change.StatusSnapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;

/** The recent decisions of this window, so that the last ones can be undone. */
class UndoStack {

    private final Deque<List<Result>> steps = new ArrayDeque<>();
    private final Predicate<List<Result>> inTime;

    /** @param inTime whether a step can still be undone */
    UndoStack(Predicate<List<Result>> inTime) {
        this.inTime = inTime;
    }

    void add(List<Result> applied) {
        forget();
        if (!applied.isEmpty()) {
            steps.addLast(new ArrayList<>(applied));
        }
    }

    private void forget() {
        steps.removeIf(step -> !inTime.test(step));
    }

    /** Removes the last step, however many decisions it contains; empty if none can be undone any more. */
    List<Result> last() {
        forget();
        return steps.isEmpty() ? List.of() : steps.removeLast();
    }

    /** Whether the status of this object was decided here and can be undone. */
    boolean holds(UUID target, StatusSnapshot snapshot) {
        return steps.stream()
                .filter(inTime)
                .flatMap(List::stream)
                .anyMatch(result -> result.target().id().equals(target)
                        && Objects.requireNonNull(result.now()).revision() == snapshot.revision());
    }

    /** The last decision on one object, and nothing else of its step. */
    List<Result> of(UUID target) {
        for (List<Result> step : steps.reversed()) {
            for (Result result : List.copyOf(step)) {
                if (result.target().id().equals(target)) {
                    step.remove(result);
                    steps.removeIf(List::isEmpty);
                    return List.of(result);
                }
            }
        }
        return List.of();
    }
}

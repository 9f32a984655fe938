package dev.kunci.portal.approval;

import dev.kunci.approval.Result;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/** What was decided in this window, so that the last steps can be taken back; the service knows until when. */
class Undoables {

    private static final int MOST = 200;

    private final Deque<List<Result>> steps = new ArrayDeque<>();

    void add(List<Result> applied) {
        if (!applied.isEmpty()) {
            steps.addLast(new ArrayList<>(applied));
        }
        while (steps.size() > MOST) {
            steps.removeFirst();
        }
    }

    /** The last step, however many decisions it was; empty where there is none. */
    List<Result> last() {
        return steps.isEmpty() ? List.of() : steps.removeLast();
    }

    /** The last decision on one thing, and nothing else of its step. */
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

package dev.kunci.portal.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs many decisions. Up to {@value #WHOLE} are one transaction with one step of the feed. More are split into parts
 * of {@value #PART}, a transaction each, so that nobody else waits long for the rows, the page shows the progress, and
 * the run can be stopped between two parts. What has been done by then stays done and recorded, even if the window is
 * closed.
 */
public final class BulkRun<W, R> {

    static final int WHOLE = 500;
    static final int PART = 200;

    private final List<W> wanted;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private volatile @Nullable RuntimeException failure;
    private volatile int unsure;

    public BulkRun(List<W> wanted) {
        this.wanted = List.copyOf(wanted);
    }

    boolean parted() {
        return wanted.size() > WHOLE;
    }

    /** Makes the present part the last one. */
    void stop() {
        stopped.set(true);
    }

    /** The failure that ended the run early, null if none did. */
    @Nullable
    public RuntimeException failure() {
        return failure;
    }

    /** How many cases after those with a result have an unknown outcome: the part that failed. */
    int unsure() {
        return unsure;
    }

    /** How many have no result. */
    public int left(List<R> results) {
        return wanted.size() - results.size();
    }

    /**
     * @param take decides one part
     * @param progress is called with the number done so far
     * @return the results of the first ones, or of all if nothing ended the run early
     */
    public List<R> go(Function<List<W>, List<R>> take, IntConsumer progress) {
        List<R> results = new ArrayList<>();
        int part = parted() ? PART : Math.max(1, wanted.size());
        for (int from = 0; from < wanted.size() && !stopped.get(); from += part) {
            List<W> next = wanted.subList(from, Math.min(from + part, wanted.size()));
            try {
                results.addAll(take.apply(next));
            } catch (RuntimeException ended) {
                if (results.isEmpty()) {
                    throw ended;
                }
                failure = ended;
                unsure = next.size();
                return results;
            }
            progress.accept(results.size());
        }
        return results;
    }
}

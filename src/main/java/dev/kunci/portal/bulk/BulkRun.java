package dev.kunci.portal.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Many things on their way down the one path. What a person decides at once is one transaction with one step of the
 * feed; only where it is more than {@value #WHOLE} it goes in parts of {@value #PART}, a transaction each, so that
 * nobody else waits long for the rows, the screen says how far it is, and it can be stopped between two parts. What has
 * been done by then stays done and on record, also when the window is closed.
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

    /** The present part is the last one. */
    void stop() {
        stopped.set(true);
    }

    /** What ended the run after some of it had been done, null where nothing did. */
    @Nullable
    public RuntimeException failure() {
        return failure;
    }

    /** Of how many, next to those that have a result, nobody knows what became of them: the part that failed. */
    int unsure() {
        return unsure;
    }

    /** How many have no result. */
    public int left(List<R> results) {
        return wanted.size() - results.size();
    }

    /**
     * @param take takes one part down the path
     * @param progress hears how many are done so far
     * @return what became of the first ones, of all where nothing ended the run before
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

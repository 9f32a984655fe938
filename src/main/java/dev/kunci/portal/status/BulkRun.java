package dev.kunci.portal.status;

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
final class BulkRun<W, R> {

    static final int WHOLE = 500;
    static final int PART = 200;

    private final List<W> wanted;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private volatile @Nullable RuntimeException failure;

    BulkRun(List<W> wanted) {
        this.wanted = List.copyOf(wanted);
    }

    boolean parted() {
        return wanted.size() > WHOLE;
    }

    /** The present part is the last one. */
    void stop() {
        stopped.set(true);
    }

    /** Fails with what ended the run after some of it had been done, if anything did. */
    void failed() {
        RuntimeException ended = failure;
        if (ended != null) {
            throw ended;
        }
    }

    /**
     * @param take takes one part down the path
     * @param progress hears how many are done so far
     * @return what became of the first ones, of all where nothing ended the run before
     */
    List<R> go(Function<List<W>, List<R>> take, IntConsumer progress) {
        List<R> results = new ArrayList<>();
        int part = parted() ? PART : Math.max(1, wanted.size());
        for (int from = 0; from < wanted.size() && !stopped.get(); from += part) {
            try {
                results.addAll(take.apply(wanted.subList(from, Math.min(from + part, wanted.size()))));
            } catch (RuntimeException ended) {
                if (results.isEmpty()) {
                    throw ended;
                }
                failure = ended;
                return results;
            }
            progress.accept(results.size());
        }
        return results;
    }
}

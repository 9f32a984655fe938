package dev.kunci.portal.list;

import dev.kunci.operators.Actor;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The rows that match what a list shows, from the service that has them. */
public record DataListRows<F, S extends Enum<S>, R>(
        DataListView<F, S, R> view, Count<F> count, Page<F, S, R> page, Now<R> now) implements DataListSource<R> {

    /** Counts them. */
    public interface Count<F> {
        int of(Actor actor, UUID organization, F filter);
    }

    /** Reads a page of them, in order. */
    public interface Page<F, S, R> {
        List<R> of(Actor actor, UUID organization, F filter, S sort, boolean ascending, int offset, int limit);
    }

    /** Reads the present state of some of them. */
    public interface Now<R> {
        List<R> of(Actor actor, UUID organization, Collection<UUID> ids);
    }

    @Override
    public int rows() {
        return count.of(view.actor(), organization(), view.shown().filter());
    }

    @Override
    public List<R> rows(int offset, int limit) {
        DataListQuery<F, S> shown = view.shown();
        return page.of(view.reader(), organization(), shown.filter(), shown.sort(), shown.ascending(), offset, limit);
    }

    @Override
    public List<R> rows(Collection<UUID> ids) {
        return now.of(view.actor(), organization(), ids);
    }

    private UUID organization() {
        return view.context().organization().id();
    }
}

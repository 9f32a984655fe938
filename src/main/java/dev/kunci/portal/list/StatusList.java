package dev.kunci.portal.list;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.renderer.Renderer;
import dev.kunci.approval.Result;
import dev.kunci.operators.Actor;
import dev.kunci.portal.status.DecidableStatus;
import dev.kunci.portal.status.Decider;
import dev.kunci.portal.status.DecisionHost;
import dev.kunci.portal.status.StatusCells;
import dev.kunci.review.CountLimit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A list whose rows have a status: approvers decide on them one by one or many at once, others read them. */
public abstract class StatusList<R> extends DataList<R> implements DecisionHost {

    private final transient Decider page;
    private final DataListGrid<R> grid;
    private final transient DataListSource<R> source;
    private final transient Function<R, UUID> id;
    private @Nullable Boolean deciding;
    private transient @Nullable RowSelection<R> picking;
    private transient Consumer<DecidableStatus> changed = _ -> {};
    private transient Runnable counted = () -> {};

    protected StatusList(
            Decider page, DataListGrid<R> grid, DataListSource<R> source, Function<R, UUID> id, EmptyList empty) {
        super(grid, source, id, empty);
        this.page = page;
        this.grid = grid;
        this.source = source;
        this.id = id;
    }

    @Override
    public Actor actor() {
        return page.actor();
    }

    @Override
    public boolean reasonsRequired() {
        return page.reasonsRequired();
    }

    /** The status of a row, with its display name. */
    protected abstract DecidableStatus status(R row);

    /** @param changed is called with the present status of a row that is refreshed */
    public void onChange(Consumer<DecidableStatus> changed) {
        this.changed = changed;
    }

    /** Adds the status column at its position. */
    protected abstract void column(Renderer<R> renderer);

    /** How many rows can be selected. */
    protected int matches() {
        return count();
    }

    /** The statuses of all matching rows, or of the first {@link CountLimit#ROWS} if there are more. */
    protected List<DecidableStatus> matching() {
        return source.rows(0, CountLimit.ROWS).stream().map(this::status).toList();
    }

    /** Rows get a selector and a check box for people who decide on them, plain text for everybody else. */
    public void decides(boolean may, Consumer<DecidableStatus> open, IntConsumer selected) {
        if (deciding != null && deciding == may) {
            return;
        }
        deciding = may;
        counted = () -> selected.accept(selection().size());
        if (may) {
            picking = new RowSelection<>(grid, this::status, this::selectAll, this::showAgain, counted);
            grid.pick(picking);
        } else {
            picking = null;
            grid.setSelectionMode(Grid.SelectionMode.NONE);
        }
        column(cells(may, open));
    }

    /** What the status column shows. */
    protected Renderer<R> cells(boolean may, Consumer<DecidableStatus> open) {
        return may
                ? StatusCells.deciding(StatusList.this::status, row -> busy(id.apply(row)), open)
                : StatusCells.readOnly(this::status);
    }

    @Override
    public int show(String sort, boolean up, boolean filtered) {
        clearSelection();
        return super.show(sort, up, filtered);
    }

    /** The number of matching rows has changed; some of them may be selected. */
    protected final void matchesAnew() {
        counted.run();
    }

    public List<DecidableStatus> selection() {
        return picking == null ? List.of() : picking.picked();
    }

    /** Selects every matching row, including those that were never visible. */
    public void selectAll() {
        if (picking != null) {
            picking.pick(matching());
        }
    }

    /** Deselects what has been dealt with; what failed stays selected, to be tried again with its present status. */
    public void told(List<Result> results) {
        if (picking != null) {
            results.forEach(result -> {
                if (result.now() != null) {
                    picking.told(result.target().id(), result.now());
                }
            });
            deselect(results.stream()
                    .filter(Result::done)
                    .map(result -> result.target().id())
                    .collect(Collectors.toSet()));
        }
    }

    protected final void deselect(Set<UUID> rows) {
        if (picking != null) {
            picking.drop(rows);
        }
    }

    public void clearSelection() {
        if (picking != null) {
            picking.deselectAll();
        }
    }

    /** A selected row stays selected. If someone else has changed it, what the person saw when selecting it counts. */
    @Override
    protected void refresh(R now) {
        super.refresh(now);
        changed.accept(status(now));
    }

    /** After a decision made here, a selected row may be decided on again with its present status. */
    @Override
    protected void decided(R now) {
        super.decided(now);
        if (picking != null) {
            picking.told(id.apply(now), status(now).standing());
        }
    }

    /** Selects this row, or deselects it. */
    protected final void pick(R row) {
        if (picking != null && picking.isSelected(row)) {
            picking.deselect(row);
        } else if (picking != null) {
            picking.select(row);
        }
    }
}

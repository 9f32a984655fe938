package dev.kunci.portal.approval;

import com.vaadin.flow.data.renderer.Renderer;
import dev.kunci.portal.list.DataListSource;
import dev.kunci.portal.list.EmptyList;
import dev.kunci.portal.list.StatusList;
import dev.kunci.portal.live.ChangeNotice;
import dev.kunci.portal.status.DecidableStatus;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.review.queue.PendingRow;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The list of the queue. A decided row keeps its position, shows the decision and offers to undo it: nothing shifts
 * under the cursor until the list is shown again.
 */
class ApprovalsTable extends StatusList<PendingRow> {

    private final transient ApprovalsView view;
    private final ApprovalsGrid grid;
    private final transient Set<UUID> kept = new HashSet<>();
    private final transient Set<UUID> over = new HashSet<>();
    private int waiting;
    private int decided;

    ApprovalsTable(DataListSource<PendingRow> rows, Clock clock, ApprovalsView view, EmptyList empty) {
        this(rows, view, new ApprovalsGrid(clock, view::busy), empty);
    }

    private ApprovalsTable(DataListSource<PendingRow> rows, ApprovalsView view, ApprovalsGrid grid, EmptyList empty) {
        super(view, grid, rows, PendingRow::id, empty);
        this.view = view;
        this.grid = grid;
    }

    ApprovalsGrid grid() {
        return grid;
    }

    boolean decidingOn(PendingRow row) {
        return busy(row.id());
    }

    @Override
    protected void column(Renderer<PendingRow> renderer) {
        grid.status(renderer);
    }

    @Override
    protected Renderer<PendingRow> cells(boolean may, Consumer<DecidableStatus> open) {
        return grid.decision(
                row -> view.verdicts().undoable(row), row -> view.verdicts().undo(row.id()));
    }

    @Override
    protected DecidableStatus status(PendingRow row) {
        UUID organization = view.context().organization().id();
        return new DecidableStatus(
                new Target(organization, Level.GRANT, row.id()), ApprovalsGrid.name(row), row.standing());
    }

    /** Grants that keep their position in this list whatever their status. */
    Collection<UUID> kept() {
        return Set.copyOf(kept);
    }

    /** Shows new requests and decisions of others; rows decided here keep their position. */
    private void freshen() {
        waiting = view.waiting();
        decided = view.decided(kept);
        again(waiting + decided);
    }

    /** Removes decided rows. */
    void tidy() {
        kept.clear();
        freshen();
    }

    /** The number of pending requests, as it was counted last. */
    int waiting() {
        return waiting;
    }

    /** Whether decided rows are still in the list. */
    boolean hasDecided() {
        return decided > 0;
    }

    @Override
    protected boolean concerns(ChangeNotice notice, PendingRow row) {
        return super.concerns(notice, row) || notice.concerns(row.appId());
    }

    /** A row that someone else has decided keeps its position as well. */
    @Override
    public boolean happened(ChangeNotice notice) {
        kept.addAll(concerned(notice));
        boolean gone = super.happened(notice);
        freshen();
        deselectDecided();
        matchesAnew();
        return gone;
    }

    @Override
    public void settled(Set<UUID> targets) {
        super.settled(targets);
        waiting = view.waiting();
        deselectDecided();
        view.settled();
    }

    /** A row that is not pending cannot be selected, so that nobody's decision is overruled unseen. */
    private void deselectDecided() {
        if (!over.isEmpty()) {
            deselect(Set.copyOf(over));
            over.clear();
        }
    }

    @Override
    public int show(String sort, boolean up, boolean filtered) {
        kept.clear();
        decided = 0;
        waiting = super.show(sort, up, filtered);
        return waiting;
    }

    @Override
    public void takingEffect(Set<UUID> targets) {
        targets.stream().filter(this::shows).forEach(kept::add);
        super.takingEffect(targets);
    }

    @Override
    protected void refresh(PendingRow now) {
        super.refresh(now);
        if (!now.waits()) {
            over.add(now.id());
        }
        view.changed(now);
    }

    /** Selects or deselects one row; a decided one cannot be selected. */
    void toggle(PendingRow row) {
        if (row.waits() && !busy(row.id())) {
            pick(row);
        }
    }

    @Override
    protected void showAgain() {
        freshen();
    }

    @Override
    protected List<DecidableStatus> matching() {
        return view.waitingRows().stream().map(this::status).toList();
    }

    /** A decided row keeps its position and is not selected. */
    @Override
    protected int matches() {
        return waiting;
    }
}

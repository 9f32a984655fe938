package dev.kunci.portal.approval;

import com.vaadin.flow.data.renderer.Renderer;
import dev.kunci.portal.ledger.EmptyLedger;
import dev.kunci.portal.ledger.LedgerSource;
import dev.kunci.portal.ledger.StatusLedger;
import dev.kunci.portal.live.News;
import dev.kunci.portal.status.StatusCase;
import dev.kunci.registry.Level;
import dev.kunci.registry.Target;
import dev.kunci.review.PendingRow;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The queue as a ledger. A row that has been decided stays in its place, says what became of it and offers to take it
 * back: nothing moves under the finger until the list is shown anew.
 */
class ApprovalsTable extends StatusLedger<PendingRow> {

    private final transient ApprovalsView view;
    private final ApprovalsGrid grid;
    private final transient Set<UUID> kept = new HashSet<>();
    private final transient Set<UUID> over = new HashSet<>();
    private int waiting;
    private int decided;

    ApprovalsTable(LedgerSource<PendingRow> rows, Clock clock, ApprovalsView view, EmptyLedger empty) {
        this(rows, view, new ApprovalsGrid(clock, view::busy), empty);
    }

    private ApprovalsTable(LedgerSource<PendingRow> rows, ApprovalsView view, ApprovalsGrid grid, EmptyLedger empty) {
        super(grid, rows, PendingRow::id, empty);
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
    protected Renderer<PendingRow> cells(boolean may, Consumer<StatusCase> open) {
        return grid.decision(
                row -> view.verdicts().undoable(row), row -> view.verdicts().undo(row.id()));
    }

    @Override
    protected StatusCase status(PendingRow row) {
        UUID organization = view.place().organization().id();
        return new StatusCase(new Target(organization, Level.GRANT, row.id()), ApprovalsGrid.name(row), row.standing());
    }

    /** Grants that keep their places in this list whatever becomes of them. */
    Collection<UUID> kept() {
        return Set.copyOf(kept);
    }

    /** Shows what others asked for and decided meanwhile; what was decided here stays in its place. */
    private void freshen() {
        waiting = view.waiting();
        decided = view.decided(kept);
        again(waiting + decided);
    }

    /** What has been decided leaves. */
    void tidy() {
        kept.clear();
        freshen();
    }

    /** How many wait, as they were last counted. */
    int waiting() {
        return waiting;
    }

    /** Whether rows have been decided that are still in their places. */
    boolean hasDecided() {
        return decided > 0;
    }

    @Override
    protected boolean concerns(News news, PendingRow row) {
        return super.concerns(news, row) || news.concerns(row.appId());
    }

    /** What somebody else has decided stays in its place as well. */
    @Override
    public boolean happened(News news) {
        kept.addAll(concerned(news));
        boolean gone = super.happened(news);
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
    }

    /** What no longer waits cannot be selected: somebody else's decision is not overruled unseen. */
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

    /** Selects or deselects one row; one that has been decided cannot be selected. */
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
    protected List<StatusCase> matching() {
        return view.waitingRows().stream().map(this::status).toList();
    }

    /** What has been decided keeps its place, and is not selected. */
    @Override
    protected int matches() {
        return waiting;
    }
}

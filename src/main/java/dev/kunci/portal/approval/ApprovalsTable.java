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

    /**
     * Shows what others asked for and decided meanwhile; what was decided here stays in its place.
     *
     * @param waiting how many wait now
     */
    void freshen(int waiting) {
        decided = (int) view.rows(kept).stream().filter(row -> !row.waits()).count();
        again(waiting + decided);
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
        return super.happened(news);
    }

    @Override
    public int show(String sort, boolean up, boolean filtered) {
        kept.clear();
        return super.show(sort, up, filtered);
    }

    @Override
    public void takingEffect(Set<UUID> targets) {
        kept.addAll(targets);
        super.takingEffect(targets);
    }

    @Override
    protected void refresh(PendingRow now) {
        super.refresh(now);
        view.changed(now);
    }

    /** Selects or deselects one row; one that has been decided cannot be selected. */
    void toggle(PendingRow row) {
        if (selectable().isSelected(row)) {
            selectable().deselect(row);
        } else if (row.waits() && !busy(row.id())) {
            selectable().select(row);
        }
    }

    @Override
    protected void showAgain() {
        freshen(view.waiting());
    }

    @Override
    protected List<StatusCase> matching() {
        return view.waitingRows().stream().map(this::status).toList();
    }

    /** What has been decided keeps its place, and is not selected. */
    @Override
    protected int matches() {
        return view.waiting();
    }
}

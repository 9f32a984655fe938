package dev.kunci.portal.app;

import com.vaadin.flow.data.renderer.Renderer;
import dev.kunci.portal.ledger.EmptyLedger;
import dev.kunci.portal.ledger.LedgerSource;
import dev.kunci.portal.ledger.StatusLedger;
import dev.kunci.portal.status.StatusCase;
import dev.kunci.registry.Level;
import dev.kunci.registry.Target;
import dev.kunci.review.AppRow;
import java.time.Clock;
import java.util.UUID;

/** The list of apps as a ledger whose rows can be selected and decided on together. */
class AppsTable extends StatusLedger<AppRow> {

    private final transient AppsView view;
    private final AppsGrid grid;

    AppsTable(LedgerSource<AppRow> rows, Clock clock, AppsView view, EmptyLedger empty) {
        this(
                rows,
                view,
                new AppsGrid(clock, row -> "o/" + view.place().organization().name() + "/apps/" + row.id()),
                empty);
    }

    private AppsTable(LedgerSource<AppRow> rows, AppsView view, AppsGrid grid, EmptyLedger empty) {
        super(grid, rows, AppRow::id, empty);
        this.view = view;
        this.grid = grid;
    }

    /** Rows can be deleted where they stand by who may. */
    void edits(boolean may) {
        grid.actions(may ? view::delete : null);
    }

    @Override
    protected void column(Renderer<AppRow> renderer) {
        grid.status(renderer);
    }

    @Override
    protected StatusCase status(AppRow row) {
        UUID organization = view.place().organization().id();
        return new StatusCase(new Target(organization, Level.APP, row.id()), row.title(), row.standing());
    }
}

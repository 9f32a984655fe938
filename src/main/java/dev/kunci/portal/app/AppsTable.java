package dev.kunci.portal.app;

import com.vaadin.flow.data.renderer.Renderer;
import dev.kunci.portal.ledger.EmptyLedger;
import dev.kunci.portal.ledger.LedgerSource;
import dev.kunci.portal.ledger.StatusLedger;
import dev.kunci.portal.status.StatusCase;
import dev.kunci.registry.Level;
import dev.kunci.registry.Target;
import dev.kunci.review.AppRow;
import dev.kunci.review.Match;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The list of apps as a ledger whose rows can be selected and decided on together. */
class AppsTable extends StatusLedger<AppRow> {

    private final transient AppsView view;
    private final transient Supplier<List<Match>> matches;
    private final AppsGrid grid;

    /** @param matches all apps that match what the view shows */
    AppsTable(LedgerSource<AppRow> rows, Supplier<List<Match>> matches, Clock clock, AppsView view, EmptyLedger empty) {
        this(
                rows,
                matches,
                view,
                new AppsGrid(clock, row -> "o/" + view.place().organization().name() + "/apps/" + row.id()),
                empty);
    }

    private AppsTable(
            LedgerSource<AppRow> rows, Supplier<List<Match>> matches, AppsView view, AppsGrid grid, EmptyLedger empty) {
        super(grid, rows, AppRow::id, empty);
        this.matches = matches;
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
        return new StatusCase(target(row.id()), row.title(), row.standing());
    }

    @Override
    protected List<StatusCase> matching() {
        return matches.get().stream()
                .map(app -> new StatusCase(target(app.id()), app.name(), app.standing()))
                .toList();
    }

    private Target target(UUID app) {
        return new Target(view.place().organization().id(), Level.APP, app);
    }
}

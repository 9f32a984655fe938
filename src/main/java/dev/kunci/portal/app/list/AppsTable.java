package dev.kunci.portal.app.list;

import com.vaadin.flow.data.renderer.Renderer;
import dev.kunci.portal.list.DataListSource;
import dev.kunci.portal.list.EmptyList;
import dev.kunci.portal.list.StatusList;
import dev.kunci.portal.status.DecidableStatus;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.review.FilterMatch;
import dev.kunci.review.app.AppRow;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The list of apps, whose rows can be selected and decided on together. */
class AppsTable extends StatusList<AppRow> {

    private final transient AppsView view;
    private final transient Supplier<List<FilterMatch>> matches;
    private final AppsGrid grid;

    /** @param matches all apps that match the current filter */
    AppsTable(
            DataListSource<AppRow> rows,
            Supplier<List<FilterMatch>> matches,
            Clock clock,
            AppsView view,
            EmptyList empty) {
        this(
                rows,
                matches,
                view,
                new AppsGrid(clock, row -> view.context().links().app(row.id())),
                empty);
    }

    private AppsTable(
            DataListSource<AppRow> rows,
            Supplier<List<FilterMatch>> matches,
            AppsView view,
            AppsGrid grid,
            EmptyList empty) {
        super(view, grid, rows, AppRow::id, empty);
        this.matches = matches;
        this.view = view;
        this.grid = grid;
    }

    /** Shows the delete buttons to those who may delete. */
    void edits(boolean may) {
        grid.actions(may ? view::delete : null);
    }

    @Override
    protected void column(Renderer<AppRow> renderer) {
        grid.status(renderer);
    }

    @Override
    protected DecidableStatus status(AppRow row) {
        return new DecidableStatus(target(row.id()), row.title(), row.standing());
    }

    @Override
    protected List<DecidableStatus> matching() {
        return matches.get().stream()
                .map(app -> new DecidableStatus(target(app.id()), app.name(), app.standing()))
                .toList();
    }

    private Target target(UUID app) {
        return new Target(view.context().organization().id(), Level.APP, app);
    }
}

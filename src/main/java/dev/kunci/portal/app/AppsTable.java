package dev.kunci.portal.app;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.selection.MultiSelect;
import dev.kunci.portal.ledger.EmptyLedger;
import dev.kunci.portal.ledger.Ledger;
import dev.kunci.portal.status.StatusCase;
import dev.kunci.portal.status.StatusCells;
import dev.kunci.registry.Level;
import dev.kunci.registry.Target;
import dev.kunci.review.AppRow;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The list of apps as a ledger whose rows can be selected and decided on together. */
class AppsTable extends Ledger<AppRow> {

    private final transient AppsView view;
    private final AppsGrid grid;
    private @Nullable Boolean deciding;

    AppsTable(AppsRows rows, Clock clock, AppsView view, EmptyLedger empty) {
        this(
                rows,
                view,
                new AppsGrid(clock, row -> "o/" + view.place().organization().name() + "/apps/" + row.id()),
                empty);
    }

    private AppsTable(AppsRows rows, AppsView view, AppsGrid grid, EmptyLedger empty) {
        super(grid, rows, AppRow::id, empty);
        this.view = view;
        this.grid = grid;
    }

    /** Rows have a selector and a check box for who decides on apps, plain text for everybody else. */
    void decides(boolean may, Consumer<StatusCase> open, IntConsumer selected) {
        if (deciding != null && deciding == may) {
            return;
        }
        deciding = may;
        grid.setSelectionMode(may ? Grid.SelectionMode.MULTI : Grid.SelectionMode.NONE);
        if (may) {
            selectable()
                    .addSelectionListener(change ->
                            selected.accept(change.getAllSelectedItems().size()));
        }
        grid.status(
                may
                        ? StatusCells.deciding(AppsTable.this::status, row -> busy(row.id()), open)
                        : StatusCells.readOnly(this::status));
    }

    /** Rows can be deleted where they stand by who may. */
    void edits(boolean may) {
        grid.actions(may ? view::delete : null);
    }

    @Override
    public int show(String sort, boolean up, boolean filtered) {
        clearSelection();
        return super.show(sort, up, filtered);
    }

    List<StatusCase> selection() {
        return selectable().getSelectedItems().stream().map(this::status).toList();
    }

    /** What has been dealt with is selected no longer; what could not be done stays so, to be tried again. */
    void deselect(Set<UUID> done) {
        selectable().getSelectedItems().stream()
                .filter(row -> done.contains(row.id()))
                .forEach(selectable()::deselect);
    }

    void clearSelection() {
        if (Boolean.TRUE.equals(deciding)) {
            selectable().deselectAll();
        }
    }

    @Override
    protected void refresh(AppRow now) {
        super.refresh(now);
        if (Boolean.TRUE.equals(deciding) && selectable().isSelected(now)) {
            selectable().deselect(now);
            selectable().select(now);
        }
    }

    private MultiSelect<Grid<AppRow>, AppRow> selectable() {
        return grid.asMultiSelect();
    }

    private StatusCase status(AppRow row) {
        UUID organization = view.place().organization().id();
        return new StatusCase(new Target(organization, Level.APP, row.id()), row.title(), row.standing());
    }
}

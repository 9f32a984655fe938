package dev.kunci.portal.app;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.selection.MultiSelect;
import dev.kunci.portal.status.StatusCase;
import dev.kunci.portal.status.StatusCells;
import dev.kunci.registry.Level;
import dev.kunci.registry.Target;
import dev.kunci.review.AppList;
import dev.kunci.review.AppRow;
import dev.kunci.review.AppSort;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lazy rows of the list of apps: fetched by the page, selected, marked while a decision on them is under way. */
class AppsTable extends Div {

    private static final int ESTIMATE = 2 * AppList.COUNTED;

    private final transient AppList apps;
    private final transient AppsView view;
    private final AppsGrid grid;
    private final CallbackDataProvider<AppRow, Void> rows;
    private final EmptyApps empty;
    private final Map<UUID, AppRow> busy = new HashMap<>();
    private AppsQuery shown = AppsQuery.START;
    private int count;
    private boolean showing;
    private @Nullable Boolean deciding;

    AppsTable(AppList apps, Clock clock, AppsView view, Runnable showAll) {
        this.apps = apps;
        this.view = view;
        this.grid =
                new AppsGrid(clock, row -> "o/" + view.place().organization().name() + "/apps/" + row.id());
        this.rows = new CallbackDataProvider<>(this::fetch, _ -> count, AppRow::id);
        this.empty = new EmptyApps(showAll);
        addClassName("apps-table");
        grid.setItems(rows);
        grid.setEmptyStateComponent(empty);
        add(grid);
    }

    /** Rows have a selector and a check box for who decides on apps, plain text for everybody else. */
    void decides(boolean may, Consumer<StatusCase> open, IntConsumer selected) {
        if (deciding != null && deciding == may) {
            return;
        }
        deciding = may;
        grid.setSelectionMode(may ? Grid.SelectionMode.MULTI : Grid.SelectionMode.NONE);
        if (may) {
            grid.asMultiSelect()
                    .addSelectionListener(change ->
                            selected.accept(change.getAllSelectedItems().size()));
        }
        grid.status(
                may
                        ? StatusCells.deciding(AppsTable.this::status, row -> busy.containsKey(row.id()), open)
                        : StatusCells.readOnly(this::status));
    }

    void onSort(Consumer<AppsQuery> sorted) {
        grid.addSortListener(sort -> {
            if (!showing) {
                shown = sort.getSortOrder().stream()
                        .findFirst()
                        .map(this::sorted)
                        .orElse(shown.with(AppsQuery.START.sort(), AppsQuery.START.ascending()));
                sorted.accept(shown);
            }
        });
    }

    private AppsQuery sorted(GridSortOrder<AppRow> order) {
        AppSort by = AppsQuery.sort(order.getSorted().getKey());
        return shown.with(by, order.getDirection() == SortDirection.ASCENDING);
    }

    /** @return how many apps there are */
    int show(AppsQuery query) {
        boolean resort = shown.sort() != query.sort() || shown.ascending() != query.ascending();
        shown = query;
        clearSelection();
        count = apps.count(view.actor(), organization(), query.filter());
        if (count > AppList.COUNTED) {
            grid.getLazyDataView().setItemCountEstimate(ESTIMATE);
        } else {
            grid.getLazyDataView().setItemCountFromDataProvider();
        }
        empty.filtered(!query.filter().any());
        if (resort || grid.getSortOrder().isEmpty()) {
            showing = true;
            grid.sort(query.sort(), query.ascending());
            showing = false;
        }
        rows.refreshAll();
        return count;
    }

    private Stream<AppRow> fetch(Query<AppRow, Void> page) {
        return apps
                .find(
                        view.actor(),
                        organization(),
                        shown.filter(),
                        shown.sort(),
                        shown.ascending(),
                        page.getOffset(),
                        page.getLimit())
                .stream();
    }

    List<StatusCase> selection() {
        return selectable().getSelectedItems().stream().map(this::status).toList();
    }

    void clearSelection() {
        if (Boolean.TRUE.equals(deciding)) {
            selectable().deselectAll();
        }
    }

    void takingEffect(Set<UUID> targets) {
        for (AppRow row : apps.find(view.actor(), organization(), targets)) {
            busy.put(row.id(), row);
            rows.refreshItem(row);
        }
    }

    /** Shows these rows as they stand now, where they are; a list that is filtered by status does not jump away. */
    void settled(Set<UUID> targets) {
        List<AppRow> before =
                targets.stream().map(busy::remove).filter(Objects::nonNull).toList();
        List<AppRow> after;
        try {
            after = apps.find(view.actor(), organization(), targets);
        } catch (RuntimeException unreadable) {
            before.forEach(rows::refreshItem);
            throw unreadable;
        }
        for (AppRow now : after) {
            rows.refreshItem(now);
            if (Boolean.TRUE.equals(deciding) && selectable().isSelected(now)) {
                selectable().deselect(now);
                selectable().select(now);
            }
        }
    }

    void fit(int width) {
        grid.fit(width);
    }

    private MultiSelect<Grid<AppRow>, AppRow> selectable() {
        return grid.asMultiSelect();
    }

    private StatusCase status(AppRow row) {
        return new StatusCase(new Target(organization(), Level.APP, row.id()), row.title(), row.standing());
    }

    private UUID organization() {
        return view.place().organization().id();
    }
}

package dev.kunci.portal.list;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.shared.Registration;
import dev.kunci.portal.feedback.FocusRestorer;
import dev.kunci.portal.live.ChangeNotice;
import dev.kunci.portal.preference.ListLayout;
import dev.kunci.review.CountLimit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A lazy list: fetched page by page, counted up to a limit, with rows marked while a decision is in progress. */
public class DataList<R> extends Div {

    /** The rows fetched last, of which some are visible. */
    private static final int ON_SCREEN = 300;

    private static final int ESTIMATE = 2 * CountLimit.ROWS;

    /** Up to this many rows are refreshed one by one; beyond it, the whole list is. */
    private static final int FEW = 100;

    private final DataListGrid<R> grid;
    private final transient DataListSource<R> source;
    private final EmptyList empty;
    private final CallbackDataProvider<R, Void> rows;
    private final transient Set<UUID> busy = new HashSet<>();
    private transient IntConsumer counted = _ -> {};
    private final transient LinkedHashMap<UUID, R> fetched = new LinkedHashMap<>();
    private int count;
    private String sortedBy = "";
    private boolean ascending = true;
    private boolean showing;
    private @Nullable Registration resizing;
    private @Nullable DataListMenu menu;

    /** Is called when a person sorts by a column. */
    public interface Sorting {
        /** @param column its key, null for the default sort */
        void sort(@Nullable String column, boolean ascending);
    }

    public DataList(DataListGrid<R> grid, DataListSource<R> source, Function<R, UUID> id, EmptyList empty) {
        this.grid = grid;
        this.source = source;
        this.empty = empty;
        this.rows = new CallbackDataProvider<>(
                query -> fetch(query.getOffset(), query.getLimit()).stream(), _ -> count, id::apply);
        addClassName("data-list-table");
        grid.setItems(rows);
        grid.setEmptyStateComponent(empty);
        add(grid);
    }

    public void onSort(Sorting sorting) {
        grid.addSortListener(event -> {
            if (!showing) {
                GridSortOrder<R> order =
                        event.getSortOrder().stream().findFirst().orElse(null);
                sortedBy = order == null ? "" : order.getSorted().getKey();
                ascending = order == null || order.getDirection() == SortDirection.ASCENDING;
                sorting.sort(order == null ? null : sortedBy, ascending);
            }
        });
    }

    /**
     * Shows the list again, from the first row.
     *
     * @param filtered whether a filter hides some
     * @return the number of rows
     */
    public int show(String sort, boolean up, boolean filtered) {
        fetched.clear();
        recount();
        empty.filtered(filtered);
        if (!sort.equals(sortedBy) || up != ascending || grid.getSortOrder().isEmpty()) {
            showing = true;
            grid.sorted(sort, up);
            showing = false;
            sortedBy = sort;
            ascending = up;
        }
        rows.refreshAll();
        return count;
    }

    /** The focused element has gone: focuses the rows. */
    final void focus() {
        FocusRestorer.to(grid);
    }

    private void recount() {
        count = source.rows();
        if (count > CountLimit.ROWS) {
            grid.getLazyDataView().setItemCountEstimate(ESTIMATE);
        } else {
            grid.getLazyDataView().setItemCountFromDataProvider();
        }
    }

    /** The number of matching rows, as it was counted last. */
    final int count() {
        return count;
    }

    /** @param listener is called with the number of rows if it has changed by itself */
    public final void counted(IntConsumer listener) {
        counted = listener;
    }

    private List<R> fetch(int offset, int limit) {
        List<R> page = source.rows(offset, limit);
        page.forEach(this::remember);
        while (fetched.size() > ON_SCREEN) {
            fetched.pollFirstEntry();
        }
        return page;
    }

    private void remember(R row) {
        fetched.putLast(id(row), row);
    }

    private UUID id(R row) {
        return Objects.requireNonNull((UUID) rows.getId(row));
    }

    /** Whether this row may look different now. */
    protected boolean concerns(ChangeNotice notice, R row) {
        return notice.concerns(id(row));
    }

    /** The visible rows that may look different now; those with a decision in progress are updated soon anyway. */
    protected final Set<UUID> concerned(ChangeNotice notice) {
        Set<UUID> concerned = new HashSet<>();
        fetched.forEach((id, row) -> {
            if (!busy(id) && concerns(notice, row)) {
                concerned.add(id);
            }
        });
        return concerned;
    }

    /**
     * Shows visible rows as someone else has changed them, in place.
     *
     * @return whether one of them is gone
     */
    public boolean happened(ChangeNotice notice) {
        Set<UUID> concerned = concerned(notice);
        if (concerned.isEmpty()) {
            return false;
        }
        List<R> now = source.rows(concerned);
        now.stream().filter(row -> !row.equals(fetched.get(id(row)))).forEach(this::refresh);
        return now.size() < concerned.size();
    }

    /** Counts the rows again, without showing them. */
    public int counted() {
        return source.rows();
    }

    /**
     * Shows the rows again in place: the selection and the scroll position stay.
     *
     * @param now the number of rows
     */
    protected final void again(int now) {
        count = now;
        if (now <= CountLimit.ROWS) {
            grid.getLazyDataView().setItemCountFromDataProvider();
        }
        rows.refreshAll();
    }

    /** Whether this row is visible, or was a moment ago. */
    protected final boolean shows(UUID row) {
        return fetched.containsKey(row);
    }

    /** Whether a decision on this row is in progress. */
    protected final boolean busy(UUID row) {
        return busy.contains(row);
    }

    /** Marks these rows as they were read last, so that marking them reads nothing. */
    public void takingEffect(Set<UUID> targets) {
        busy.addAll(targets);
        redraw(targets);
    }

    private void redraw(Set<UUID> targets) {
        fetched.forEach((id, row) -> {
            if (targets.contains(id)) {
                rows.refreshItem(row);
            }
        });
    }

    /**
     * Shows the present state of these rows; a few of them stay in place, so that a list filtered by status does not
     * jump.
     */
    public void settled(Set<UUID> targets) {
        busy.removeAll(targets);
        if (targets.size() > FEW) {
            showAgain();
            return;
        }
        List<R> after;
        try {
            after = source.rows(targets);
        } catch (RuntimeException unreadable) {
            redraw(targets);
            throw unreadable;
        }
        if (targets.size() > 1 && source.rows() > count) {
            showAgain();
        } else {
            after.forEach(this::decided);
        }
    }

    /** Reads the matching rows again, keeping the scroll position. */
    protected void showAgain() {
        recount();
        rows.refreshAll();
        counted.accept(count);
    }

    /** A decision made here has ended: shows the present state of the row. */
    protected void decided(R now) {
        refresh(now);
    }

    /** Shows the present state of one row, in place. */
    protected void refresh(R now) {
        fetched.computeIfPresent(id(now), (_, _) -> now);
        rows.refreshItem(now);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        int width = ui.getPage().getExtendedClientDetails().getWindowInnerWidth();
        if (width > 0) {
            grid.fit(width);
        }
        if (menu == null) {
            menu = ListLayout.of(ui)
                    .map(layout -> new DataListMenu(grid, layout))
                    .orElse(null);
            if (menu != null) {
                add(menu);
            }
        }
        resizing = ui.getPage().addBrowserWindowResizeListener(resize -> grid.fit(resize.getWidth()));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (resizing != null) {
            resizing.remove();
            resizing = null;
        }
    }
}

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

/** A lazy list: fetched by the page, counted to a limit, with rows that wait for a decision marked so. */
public class DataList<R> extends Div {

    /** So many rows, those fetched last, are thought to be on screen. */
    private static final int ON_SCREEN = 300;

    private static final int ESTIMATE = 2 * CountLimit.ROWS;

    /** So many rows are shown anew one by one; with more the whole list is. */
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

    /** Hears by which column a person wants the rows sorted. */
    public interface Sorting {
        /** @param column its key, null for the sort a list begins with */
        void sort(@Nullable String column, boolean ascending);
    }

    public DataList(DataListGrid<R> grid, DataListSource<R> source, Function<R, UUID> id, EmptyList empty) {
        this.grid = grid;
        this.source = source;
        this.empty = empty;
        this.rows = new CallbackDataProvider<>(
                query -> fetch(query.getOffset(), query.getLimit()).stream(), _ -> count, id::apply);
        addClassName("ledger-table");
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
     * Shows the rows anew, from the first one on.
     *
     * @param filtered whether a filter hides some
     * @return how many there are
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

    /** What had the focus has gone: the rows get it. */
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

    /** How many rows match, as they were last counted. */
    final int count() {
        return count;
    }

    /** @param listener hears how many rows there are where that changed without being asked for */
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
    protected boolean concerns(ChangeNotice news, R row) {
        return news.concerns(id(row));
    }

    /** The rows on screen that may look different now; those that are being decided on show soon enough. */
    protected final Set<UUID> concerned(ChangeNotice news) {
        Set<UUID> concerned = new HashSet<>();
        fetched.forEach((id, row) -> {
            if (!busy(id) && concerns(news, row)) {
                concerned.add(id);
            }
        });
        return concerned;
    }

    /**
     * Shows rows on screen as somebody else has left them, where they are.
     *
     * @return whether one of them is gone
     */
    public boolean happened(ChangeNotice news) {
        Set<UUID> concerned = concerned(news);
        if (concerned.isEmpty()) {
            return false;
        }
        List<R> now = source.rows(concerned);
        now.stream().filter(row -> !row.equals(fetched.get(id(row)))).forEach(this::refresh);
        return now.size() < concerned.size();
    }

    /** How many rows there are by now, whatever is shown. */
    public int counted() {
        return source.rows();
    }

    /**
     * Shows the rows anew where they are: nothing is deselected, and the list is not begun again.
     *
     * @param now how many there are
     */
    protected final void again(int now) {
        count = now;
        if (now <= CountLimit.ROWS) {
            grid.getLazyDataView().setItemCountFromDataProvider();
        }
        rows.refreshAll();
    }

    /** Whether this row is, or was a moment ago, on screen. */
    protected final boolean shows(UUID row) {
        return fetched.containsKey(row);
    }

    /** Whether a decision on this row is under way. */
    protected final boolean busy(UUID row) {
        return busy.contains(row);
    }

    /** Marks these rows as they were last read, so that marking them reads nothing. */
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

    /** Shows these rows as they stand now; few stay where they are, so that a list filtered by status does not jump away. */
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

    /** Shows what matches by now, where the list is. */
    protected void showAgain() {
        recount();
        rows.refreshAll();
        counted.accept(count);
    }

    /** A decision that was made here has ended: shows the row as it stands now. */
    protected void decided(R now) {
        refresh(now);
    }

    /** Shows one row as it stands now, where it is. */
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

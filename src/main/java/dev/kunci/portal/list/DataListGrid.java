package dev.kunci.portal.list;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import dev.kunci.portal.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** The columns of a list; each is visible if the window is wide enough. */
public abstract class DataListGrid<R> extends Grid<R> {

    /** Width without the navigation, in pixels; below it a screen is narrow. */
    protected static final int NARROW = 700;

    /** From this width on, secondary columns are visible. */
    protected static final int MEDIUM = 1_030;

    /** From this width on, all columns are visible. */
    protected static final int WIDE = 1_200;

    /** The key of the column with a status. */
    public static final String STATUS = "status";

    /** From this width of the window on, the navigation is beside the content. */
    private static final int BESIDE = 800;

    private static final int NAVIGATION = 224;

    private final Map<String, Integer> rooms = new HashMap<>();
    private final Map<String, Widths> widths = new HashMap<>();
    private transient Set<String> hidden = Set.of();
    private int fitted = 1_280;

    private record Widths(String wide, String narrow) {}

    /** @param label the accessible name of the table */
    protected DataListGrid(String label) {
        super();
        addClassName("data-list");
        setAriaLabel(label);
        addThemeVariants(GridVariant.NO_BORDER);
    }

    /**
     * @param width in rem
     * @param grow the share of the remaining width
     */
    protected final Column<R> column(String key, String header, Renderer<R> renderer, String width, int grow) {
        Widths known = widths.get(key);
        widths.put(key, new Widths(width, known == null ? width : known.narrow()));
        Column<R> column = addColumn(renderer).setKey(key).setWidth(width).setFlexGrow(grow);
        return header.isEmpty() ? column.setHeader(unseen()) : column.setHeader(header);
    }

    /** The accessible title of a column of links without a visible one. */
    private static Span unseen() {
        Span header = new Span(Texts.of("words.page"));
        header.addClassName("unseen");
        return header;
    }

    /** A column that the database can sort by; its key names the sort in URLs. */
    protected final Column<R> sortable(String key, String header, Renderer<R> renderer, String width, int grow) {
        return column(key, header, renderer, width, grow).setSortProperty(key);
    }

    /** Shows columns only from this width on. */
    protected final void from(int room, String... keys) {
        List.of(keys).forEach(key -> rooms.put(key, room));
    }

    /** Sets the width of a column on a narrow screen. */
    protected final void narrow(String key, String width) {
        Widths known = widths.get(key);
        widths.put(key, new Widths(known == null ? width : known.wide(), width));
    }

    /** Sets the width of a column on other screens. */
    protected final void width(String key, String width) {
        Widths known = widths.get(key);
        widths.put(key, new Widths(width, known == null ? width : known.narrow()));
        fit(fitted);
    }

    /**
     * Adds the status column, whose cells depend on the person, before another one.
     *
     * @param header its title
     */
    protected final void status(String header, Renderer<R> renderer, String width, String before) {
        Column<R> old = getColumnByKey(STATUS);
        if (old != null) {
            removeColumn(old);
        }
        sortable(STATUS, header, renderer, width, 0);
        List<Column<R>> order = new ArrayList<>(getColumns());
        order.add(order.indexOf(getColumnByKey(before)), order.removeLast());
        setColumnOrder(order);
        fit(fitted);
    }

    /** Shows the columns that fit into a window of this width. */
    public void fit(int window) {
        fitted = window;
        int room = window > BESIDE ? window - NAVIGATION : window;
        boolean narrow = room < NARROW;
        for (Column<R> column : getColumns()) {
            column.setVisible(room >= rooms.getOrDefault(column.getKey(), 0) && !hidden.contains(column.getKey()));
            Widths width = widths.get(column.getKey());
            if (width != null) {
                column.setWidth(narrow ? width.narrow() : width.wide());
            }
        }
        setClassName("narrow", narrow);
    }

    /** The name under which a person's settings for this list are stored. */
    final String list() {
        return getClass().getSimpleName();
    }

    /** The columns that can be hidden, by key, with their titles: all but the name of the row and its status. */
    final Map<String, String> columns() {
        Map<String, String> titles = new LinkedHashMap<>();
        getColumns().stream()
                .skip(1)
                .filter(column -> column.getKey() != null && !column.getKey().equals(STATUS))
                .filter(column -> column.getHeaderText() != null
                        && !column.getHeaderText().isEmpty())
                .forEach(column -> titles.put(column.getKey(), column.getHeaderText()));
        return titles;
    }

    /** Applies a person's settings, as far as the width allows. */
    final void choose(Set<String> columns, boolean compact) {
        hidden = Set.copyOf(columns);
        setClassName("compact", compact);
        fit(fitted);
    }

    /** Adds a check box to every row. */
    void pick(RowSelection<R> picking) {
        setSelectionModel(picking, SelectionMode.MULTI);
    }

    /** Shows by which column the rows are sorted. */
    void sorted(String key, boolean ascending) {
        sort(List.of(new GridSortOrder<>(
                Objects.requireNonNull(getColumnByKey(key), key),
                ascending ? SortDirection.ASCENDING : SortDirection.DESCENDING)));
    }

    /** A text cell with a tooltip. */
    protected static <R> LitRenderer<R> text(Function<R, String> text, Function<R, String> hover) {
        return LitRenderer.<R>of("<span title=${item.hover}>${item.text}</span>")
                .withProperty("text", row -> Texts.said(text.apply(row)))
                .withProperty("hover", row -> Texts.said(hover.apply(row)));
    }

    protected static <R> LitRenderer<R> text(Function<R, String> text) {
        return LitRenderer.<R>of("<span>${item.text}</span>").withProperty("text", row -> Texts.said(text.apply(row)));
    }

    /** The cell with the name of a row and a link to its page. */
    protected static <R> LitRenderer<R> name(
            Function<R, String> link,
            Function<R, String> title,
            Function<R, String> second,
            Function<R, String> narrow) {
        return LitRenderer.<R>of("""
                        <span class="data-list-name"><a href="${item.link}">${item.title}</a>
                          <span class="data-list-sub">${item.sub}</span><span class="data-list-narrow">${item.narrow}</span></span>""")
                .withProperty("link", link::apply)
                .withProperty("title", row -> Texts.shown(title.apply(row)))
                .withProperty("sub", row -> Texts.said(second.apply(row)))
                .withProperty("narrow", row -> Texts.said(narrow.apply(row)));
    }

    /** The cell with the edit button, which links to the page where a row is edited. */
    protected static <R> LitRenderer<R> edit(Function<R, String> link, Function<R, String> label) {
        return LitRenderer.<R>of("""
                        <a class="data-list-edit" href="${item.link}" aria-label="${item.label}" title="${item.label}"></a>""")
                .withProperty("link", link::apply)
                .withProperty("label", row -> Texts.said(label.apply(row)));
    }
}

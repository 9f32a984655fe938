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

/** The columns of a ledger; each is there as long as the window has room for it. */
public abstract class DataListGrid<R> extends Grid<R> {

    /** Room without the navigation, in pixels: below it a screen is narrow. */
    protected static final int NARROW = 700;

    /** From this room on the lesser columns are there. */
    protected static final int MEDIUM = 1_030;

    /** From this room on all columns are there. */
    protected static final int WIDE = 1_200;

    /** The key of the column that shows a status. */
    public static final String STATUS = "status";

    /** From this width of the window on, the navigation stands beside the content. */
    private static final int BESIDE = 800;

    private static final int NAVIGATION = 224;

    private final Map<String, Integer> rooms = new HashMap<>();
    private final Map<String, Widths> widths = new HashMap<>();
    private transient Set<String> hidden = Set.of();
    private int fitted = 1_280;

    private record Widths(String wide, String narrow) {}

    /** @param label what the table is called for those who do not see it */
    protected DataListGrid(String label) {
        super();
        addClassName("ledger");
        setAriaLabel(label);
        addThemeVariants(GridVariant.NO_BORDER);
    }

    /**
     * @param width in rem
     * @param grow the share of what room is left
     */
    protected final Column<R> column(String key, String header, Renderer<R> renderer, String width, int grow) {
        Widths known = widths.get(key);
        widths.put(key, new Widths(width, known == null ? width : known.narrow()));
        Column<R> column = addColumn(renderer).setKey(key).setWidth(width).setFlexGrow(grow);
        return header.isEmpty() ? column.setHeader(unseen()) : column.setHeader(header);
    }

    /** What a column without a title, of links to the pages of the rows, is called for those who do not see it. */
    private static Span unseen() {
        Span header = new Span(Texts.of("words.page"));
        header.addClassName("unseen");
        return header;
    }

    /** A column by which the database can sort; its key names the sort in addresses. */
    protected final Column<R> sortable(String key, String header, Renderer<R> renderer, String width, int grow) {
        return column(key, header, renderer, width, grow).setSortProperty(key);
    }

    /** Shows a column only where there is so much room. */
    protected final void from(int room, String... keys) {
        List.of(keys).forEach(key -> rooms.put(key, room));
    }

    /** Gives a column another width on a narrow screen. */
    protected final void narrow(String key, String width) {
        Widths known = widths.get(key);
        widths.put(key, new Widths(known == null ? width : known.wide(), width));
    }

    /** Gives a column another width on a screen that is not narrow. */
    protected final void width(String key, String width) {
        Widths known = widths.get(key);
        widths.put(key, new Widths(width, known == null ? width : known.narrow()));
        fit(fitted);
    }

    /**
     * Puts the status column, whose cells depend on who looks, before another one.
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

    /** Shows what has room in a window of this width. */
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

    /** What a person's choices for this list are kept under. */
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

    /** Shows the list as a person likes it, as far as there is room. */
    final void choose(Set<String> columns, boolean compact) {
        hidden = Set.copyOf(columns);
        setClassName("compact", compact);
        fit(fitted);
    }

    /** Gives every row a check box. */
    void pick(RowSelection<R> picking) {
        setSelectionModel(picking, SelectionMode.MULTI);
    }

    /** Shows by which column the rows are sorted. */
    void sorted(String key, boolean ascending) {
        sort(List.of(new GridSortOrder<>(
                Objects.requireNonNull(getColumnByKey(key), key),
                ascending ? SortDirection.ASCENDING : SortDirection.DESCENDING)));
    }

    /** A cell of plain text, with what is said on hover. */
    protected static <R> LitRenderer<R> text(Function<R, String> text, Function<R, String> hover) {
        return LitRenderer.<R>of("<span title=${item.hover}>${item.text}</span>")
                .withProperty("text", row -> Texts.said(text.apply(row)))
                .withProperty("hover", row -> Texts.said(hover.apply(row)));
    }

    protected static <R> LitRenderer<R> text(Function<R, String> text) {
        return LitRenderer.<R>of("<span>${item.text}</span>").withProperty("text", row -> Texts.said(text.apply(row)));
    }

    /** The cell that names a row and leads to its page. */
    protected static <R> LitRenderer<R> name(
            Function<R, String> link,
            Function<R, String> title,
            Function<R, String> second,
            Function<R, String> narrow) {
        return LitRenderer.<R>of("""
                        <span class="ledger-name"><a href="${item.link}">${item.title}</a>
                          <span class="ledger-sub">${item.sub}</span><span class="ledger-narrow">${item.narrow}</span></span>""")
                .withProperty("link", link::apply)
                .withProperty("title", row -> Texts.shown(title.apply(row)))
                .withProperty("sub", row -> Texts.said(second.apply(row)))
                .withProperty("narrow", row -> Texts.said(narrow.apply(row)));
    }

    /** The cell with the pencil that leads to the page where a row is edited. */
    protected static <R> LitRenderer<R> edit(Function<R, String> link, Function<R, String> label) {
        return LitRenderer.<R>of("""
                        <a class="ledger-edit" href="${item.link}" aria-label="${item.label}" title="${item.label}"></a>""")
                .withProperty("link", link::apply)
                .withProperty("label", row -> Texts.said(label.apply(row)));
    }
}

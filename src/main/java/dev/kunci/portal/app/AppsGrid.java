package dev.kunci.portal.app;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import dev.kunci.portal.layout.Moments;
import dev.kunci.portal.layout.Texts;
import dev.kunci.review.AppRow;
import dev.kunci.review.AppSort;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** The columns of the list of apps; on a narrow screen the name carries the developer and few others remain. */
class AppsGrid extends Grid<AppRow> {

    private static final int NARROW = 700;
    private static final int MEDIUM = 1_100;
    private static final int WIDE = 1_440;

    private static final String STATUS = "9.75rem";

    private static final String NAME = """
            <span class="apps-name"><a href="${item.link}">${item.title}</a>
              <span class="apps-sub">${item.name}</span><span class="apps-owner">${item.owner}</span></span>""";

    private static final String EDIT = """
            <a class="apps-edit" href="${item.link}" aria-label="${item.label}" title="${item.label}"></a>""";

    private final transient Clock clock;
    private int fitted = WIDE - 1;

    /** @param link the address of the page of one app */
    AppsGrid(Clock clock, Function<AppRow, String> link) {
        super();
        this.clock = clock;
        addClassNames("ledger", "apps-grid");
        setAriaLabel(Texts.of("apps.title"));
        addThemeVariants(GridVariant.NO_BORDER);
        sortable(
                AppSort.NAME,
                LitRenderer.<AppRow>of(NAME)
                        .withProperty("link", link::apply)
                        .withProperty("title", AppRow::title)
                        .withProperty("name", row -> row.title().equals(row.name()) ? "" : row.name())
                        .withProperty("owner", AppRow::owner),
                "11rem",
                3);
        sortable(AppSort.OWNER, text(AppRow::owner, AppRow::owner), "11rem", 2);
        plain("products", text(AppsGrid::products, row -> String.join(", ", row.products())), "8rem", 2);
        plain("keys", text(row -> String.valueOf(row.keys()), _ -> ""), "4rem", 0)
                .setTextAlign(ColumnTextAlign.END);
        plain("access", text(AppsGrid::access, AppsGrid::accessExplained), "5.25rem", 0);
        sortable(
                AppSort.CREATED,
                text(row -> ago(row.createdAt()), row -> Moments.minute(row.createdAt())),
                "6.5rem",
                0);
        sortable(
                AppSort.MODIFIED,
                text(row -> ago(row.modifiedAt()), row -> Moments.minute(row.modifiedAt())),
                "6.5rem",
                0);
        addColumn(LitRenderer.<AppRow>of(EDIT)
                        .withProperty("link", link::apply)
                        .withProperty("label", row -> Texts.of("apps.edit", row.title())))
                .setKey("edit")
                .setHeader("")
                .setWidth("3.25rem")
                .setFlexGrow(0);
        fit(fitted);
    }

    /** @param renderer a button for who decides, else text */
    void status(Renderer<AppRow> renderer) {
        Column<AppRow> old = getColumnByKey(AppsQuery.column(AppSort.STATUS));
        if (old != null) {
            removeColumn(old);
        }
        sortable(AppSort.STATUS, renderer, STATUS, 0);
        List<Column<AppRow>> order = new ArrayList<>(getColumns());
        order.add(order.indexOf(getColumnByKey("access")), order.removeLast());
        setColumnOrder(order);
        fit(fitted);
    }

    /** Shows what has room in a window of this width. */
    void fit(int width) {
        fitted = width;
        show("developer", width >= NARROW);
        show("products", width >= MEDIUM);
        show("keys", width >= MEDIUM);
        show("access", width >= NARROW);
        show("created", width >= WIDE);
        show("changed", width >= NARROW);
        width(AppsQuery.column(AppSort.NAME), width < NARROW ? "6rem" : "11rem");
        width(AppsQuery.column(AppSort.STATUS), width < NARROW ? "9rem" : STATUS);
    }

    private void width(String column, String width) {
        Column<AppRow> found = getColumnByKey(column);
        if (found != null) {
            found.setWidth(width);
        }
    }

    private void show(String column, boolean visible) {
        Objects.requireNonNull(getColumnByKey(column)).setVisible(visible);
    }

    void sort(AppSort by, boolean ascending) {
        sort(List.of(new GridSortOrder<>(
                Objects.requireNonNull(getColumnByKey(AppsQuery.column(by))),
                ascending ? SortDirection.ASCENDING : SortDirection.DESCENDING)));
    }

    private void sortable(AppSort sort, Renderer<AppRow> renderer, String width, int grow) {
        plain(AppsQuery.column(sort), renderer, width, grow).setSortProperty(sort.name());
    }

    private Column<AppRow> plain(String key, Renderer<AppRow> renderer, String width, int grow) {
        return addColumn(renderer)
                .setKey(key)
                .setHeader(Texts.of("apps.column." + key))
                .setWidth(width)
                .setFlexGrow(grow);
    }

    private static LitRenderer<AppRow> text(Function<AppRow, String> text, Function<AppRow, String> hover) {
        return LitRenderer.<AppRow>of("<span title=${item.hover}>${item.text}</span>")
                .withProperty("text", text::apply)
                .withProperty("hover", hover::apply);
    }

    private String ago(Instant at) {
        return Ago.since(at, clock.instant());
    }

    private static String products(AppRow row) {
        return row.productCount() <= 2
                ? String.join(", ", row.products())
                : Texts.of("apps.products.more", row.products().getFirst(), row.productCount() - 1);
    }

    private static String access(AppRow row) {
        if (row.openKeys() == 0) {
            return Texts.of("apps.access.shut");
        }
        return row.openKeys() == row.keys()
                ? Texts.of("apps.access.open")
                : Texts.of("apps.access.some", row.openKeys(), row.keys());
    }

    private static String accessExplained(AppRow row) {
        return Texts.of("apps.access.explained", row.openKeys(), row.keys());
    }
}

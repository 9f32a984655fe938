package dev.kunci.portal.app.list;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import dev.kunci.portal.list.DataListGrid;
import dev.kunci.portal.status.AccessCells;
import dev.kunci.portal.status.AccessLabels;
import dev.kunci.portal.text.RelativeTime;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.Times;
import dev.kunci.review.app.AppRow;
import dev.kunci.review.app.AppSort;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of the list of apps; on a narrow screen the name shows the developer, and few other columns remain. */
public class AppsGrid extends DataListGrid<AppRow> {

    private static final String STATUS_WIDTH = "10rem";

    private static final String ACTIONS = "edit";

    private final transient Clock clock;
    private final transient Function<AppRow, String> link;

    /** @param link the URL of the page of one app */
    AppsGrid(Clock clock, Function<AppRow, String> link) {
        super(Texts.of("apps.title"));
        this.clock = clock;
        this.link = link;
        addClassName("apps-grid");
        AccessCells<AppRow> access = new AccessCells<>(
                AppRow::access,
                row -> AccessLabels.keys(row.openKeys(), row.keys()),
                AppsGrid::gate,
                AppsGrid::accessExplained);
        sortable(
                AppSort.NAME,
                access.name(
                        link, AppRow::title, row -> row.title().equals(row.name()) ? "" : row.name(), AppRow::owner),
                "11rem",
                3);
        sortable(AppSort.OWNER, text(AppRow::owner, AppRow::owner), "11rem", 2);
        plain("products", text(AppsGrid::products, AppsGrid::productNames), "8rem", 2);
        plain("keys", text(row -> String.valueOf(row.keys())), "4rem", 0).setTextAlign(ColumnTextAlign.END);
        plain("access", access.cell(), "8.5rem", 0);
        sortable(AppSort.CREATED, text(row -> ago(row.createdAt()), row -> Times.hover(row.createdAt())), "6.5rem", 0);
        sortable(
                AppSort.CHANGED,
                text(
                        row -> ago(row.changedAt()),
                        row -> Texts.of("apps.changed.explained", Times.hover(row.changedAt()))),
                "6.5rem",
                0);
        column(ACTIONS, "", edit(link, AppsGrid::editLabel), "3.25rem", 0);
        from(NARROW, "developer", "access");
        from(MEDIUM, "products", "changed");
        from(WIDE, "keys", "created");
        narrow(AppsUrl.IT.column(AppSort.NAME), "6rem");
        narrow(STATUS, "9.5rem");
        fit(1_280);
    }

    /** @param renderer a button for approvers, else text */
    void status(Renderer<AppRow> renderer) {
        status(Texts.of("apps.column.status"), renderer, STATUS_WIDTH, "access");
    }

    /** @param delete asks before it deletes; null if the person may not */
    void actions(@Nullable Consumer<AppRow> delete) {
        Column<AppRow> column = getColumnByKey(ACTIONS);
        if (delete == null) {
            column.setRenderer(edit(link, AppsGrid::editLabel));
        } else {
            column.setRenderer(LitRenderer.<AppRow>of("""
                            <a class="data-list-edit" href="${item.link}" aria-label="${item.edit}" title="${item.edit}"></a><button
                              class="data-list-delete" @click="${remove}" aria-label="${item.remove}" title="${item.remove}"></button>""")
                    .withProperty("link", link::apply)
                    .withProperty("edit", AppsGrid::editLabel)
                    .withProperty("remove", row -> Texts.of("apps.delete", row.title()))
                    .withFunction("remove", delete::accept));
        }
        width(ACTIONS, delete == null ? "3.25rem" : "5rem");
    }

    private static String editLabel(AppRow row) {
        return Texts.of("apps.edit", row.title());
    }

    private void sortable(AppSort sort, Renderer<AppRow> renderer, String width, int grow) {
        String key = AppsUrl.IT.column(sort);
        sortable(key, Texts.of("apps.column." + key), renderer, width, grow);
    }

    private Column<AppRow> plain(String key, Renderer<AppRow> renderer, String width, int grow) {
        return column(key, Texts.of("apps.column." + key), renderer, width, grow);
    }

    private String ago(Instant at) {
        return RelativeTime.since(at, clock.instant());
    }

    private static String products(AppRow row) {
        return row.productCount() <= 2
                ? String.join(", ", row.products())
                : Texts.of("apps.products.more", row.products().getFirst(), row.productCount() - 1);
    }

    private static String productNames(AppRow row) {
        String names = String.join(", ", row.productNames());
        int more = row.productCount() - row.productNames().size();
        return more > 0 ? Texts.of("apps.products.more", names, more) : names;
    }

    private static String gate(AppRow row) {
        return row.keys() == 0 && row.shut() == null ? Texts.of("access.by.no-key") : AccessLabels.by(row.shut());
    }

    private static String accessExplained(AppRow row) {
        return Texts.of("apps.access.explained", row.openKeys(), row.keys());
    }
}

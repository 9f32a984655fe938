package dev.kunci.portal.developer.list;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import dev.kunci.portal.developer.OwnerKind;
import dev.kunci.portal.list.DataListGrid;
import dev.kunci.portal.status.AccessCells;
import dev.kunci.portal.status.AccessLabels;
import dev.kunci.portal.text.RelativeTime;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.Times;
import dev.kunci.registry.access.Gate;
import dev.kunci.review.AccessState;
import dev.kunci.review.owner.OwnerRow;
import dev.kunci.review.owner.OwnerSort;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;

/** The columns of a list of owners; on a narrow screen the name shows the number of apps. */
public class OwnersGrid extends DataListGrid<OwnerRow> {

    private static final String STATUS_WIDTH = "11rem";

    private final transient Clock clock;

    /**
     * @param link the URL of the page of one owner
     * @param apps the URL of the list of its apps
     */
    OwnersGrid(OwnerKind kind, Clock clock, Function<OwnerRow, String> link, Function<OwnerRow, String> apps) {
        super(kind.text("title"));
        this.clock = clock;
        addClassName("owners-grid");
        AccessCells<OwnerRow> access =
                new AccessCells<>(OwnerRow::access, OwnersGrid::access, OwnersGrid::gate, OwnersGrid::explained);
        sortable(
                OwnerSort.NAME,
                kind.text("column.name"),
                access.name(
                        link,
                        OwnerRow::name,
                        row -> row.title().equals(row.name()) ? "" : row.title(),
                        row -> Texts.of("owners.apps", row.apps())),
                "12rem",
                3);
        column("apps", Texts.of("owners.column.apps"), apps(apps), "6rem", 0).setTextAlign(ColumnTextAlign.END);
        column("access", Texts.of("apps.column.access"), access.cell(), "8.5rem", 0);
        sortable(
                OwnerSort.CREATED,
                Texts.of("owners.column.created"),
                text(row -> ago(row.createdAt()), row -> Times.minute(row.createdAt())),
                "6.5rem",
                0);
        sortable(
                OwnerSort.CHANGED,
                Texts.of("owners.column.changed"),
                text(row -> ago(row.changedAt()), row -> Times.minute(row.changedAt())),
                "6.5rem",
                0);
        column("edit", "", edit(link, row -> Texts.of("owners.edit", row.name())), "3.25rem", 0);
        from(NARROW, "apps", "access");
        from(MEDIUM, "changed");
        from(WIDE, "created");
        narrow(OwnersUrl.IT.column(OwnerSort.NAME), "6rem");
        narrow(STATUS, "9rem");
        fit(1_280);
    }

    /** @param renderer a button for approvers, else text */
    void status(Renderer<OwnerRow> renderer) {
        status(Texts.of("owners.column.status"), renderer, STATUS_WIDTH, "created");
    }

    private void sortable(OwnerSort sort, String header, Renderer<OwnerRow> renderer, String width, int grow) {
        sortable(OwnersUrl.IT.column(sort), header, renderer, width, grow);
    }

    private static LitRenderer<OwnerRow> apps(Function<OwnerRow, String> link) {
        return LitRenderer.<OwnerRow>of("""
                        <a class="owner-apps" href="${item.link}" aria-label="${item.label}">${item.apps}</a>""")
                .withProperty("link", link::apply)
                .withProperty("label", row -> Texts.of("owners.apps.of", row.apps(), row.name()))
                .withProperty("apps", row -> Texts.of("owners.number", row.apps()));
    }

    private String ago(Instant at) {
        return RelativeTime.since(at, clock.instant());
    }

    private static String access(OwnerRow row) {
        return row.keys() == 0 ? Texts.of("owners.keys.none") : AccessLabels.keys(row.openKeys(), row.keys());
    }

    private static String gate(OwnerRow row) {
        if (row.keys() == 0 || row.access() != AccessState.BLOCKED) {
            return "";
        }
        return row.standing().status().open()
                ? Texts.of("access.keys", row.openKeys(), row.keys())
                : AccessLabels.by(Gate.Kind.OWNER);
    }

    private static String explained(OwnerRow row) {
        return Texts.of("apps.access.explained", row.openKeys(), row.keys());
    }
}

package dev.kunci.portal.product.uses;

import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import dev.kunci.portal.list.DataListGrid;
import dev.kunci.portal.status.AccessCells;
import dev.kunci.portal.status.AccessLabels;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.Times;
import dev.kunci.review.AccessState;
import dev.kunci.review.product.ProductUse;
import java.util.Objects;
import java.util.function.Function;

/** The columns of the uses of an API product: the key and its app, the request, the status. */
public class UsesGrid extends DataListGrid<ProductUse> {

    private static final String REQUEST = """
            <span><time datetime=${item.exact} title=${item.utc}>${item.when}</time><span class="data-list-sub" title=${item.who}>${item.who}</span></span>""";

    UsesGrid(Function<ProductUse, String> link) {
        super(Texts.of("product.uses"));
        addClassName("uses-grid");
        AccessCells<ProductUse> access =
                new AccessCells<>(UsesGrid::access, use -> AccessLabels.of(access(use)), UsesGrid::gate, _ -> "");
        column(
                "app",
                Texts.of("product.uses.column.app"),
                access.name(link, ProductUse::appTitle, ProductUse::owner, use -> use.keyHint() + "…"),
                "11rem",
                2);
        column(
                "key",
                Texts.of("product.uses.column.key"),
                LitRenderer.<ProductUse>of("<span class=\"key\">${item.hint}…</span>")
                        .withProperty("hint", ProductUse::keyHint),
                "6rem",
                0);
        sortable(
                UsesUrl.REQUESTED,
                Texts.of("product.uses.column.requested"),
                LitRenderer.<ProductUse>of(REQUEST)
                        .withProperty("when", use -> Times.minute(use.requestedAt()))
                        .withProperty("exact", use -> use.requestedAt().toString())
                        .withProperty("utc", use -> Times.utc(use.requestedAt()))
                        .withProperty("who", use -> Texts.shown(use.requestedBy())),
                "10.5rem",
                1);
        column("reason", Texts.of("product.uses.column.reason"), text(UsesGrid::reason, UsesGrid::reason), "8rem", 2);
        column("access", Texts.of("apps.column.access"), access.cell(), "8rem", 0);
        from(NARROW, "key", UsesUrl.REQUESTED, "access");
        from(MEDIUM, "reason");
        narrow("app", "9rem");
        narrow(STATUS, "9rem");
        fit(1_280);
    }

    /** @param renderer a button for approvers, else text */
    void status(Renderer<ProductUse> renderer) {
        status(Texts.of("apps.column.status"), renderer, "10.5rem", "access");
    }

    private static String reason(ProductUse use) {
        return Objects.requireNonNullElse(use.requestReason(), "");
    }

    private static AccessState access(ProductUse use) {
        boolean open = use.shut() == null && use.standing().status().open();
        return open ? AccessState.ALLOWED : AccessState.BLOCKED;
    }

    /** Left out for the status of the use itself, which has its own column. */
    private static String gate(ProductUse use) {
        return AccessLabels.by(use.shut());
    }
}

package dev.kunci.portal.product.list;

import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import com.vaadin.flow.router.QueryParameters;
import dev.kunci.portal.list.DataListGrid;
import dev.kunci.portal.product.ProductLabels;
import dev.kunci.portal.text.RelativeTime;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.Times;
import dev.kunci.registry.value.Status;
import dev.kunci.review.product.ProductRow;
import dev.kunci.review.product.ProductSort;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The columns of the list of API products; on a narrow screen the name shows the approval type. */
public class ProductsGrid extends DataListGrid<ProductRow> {

    private static final String PENDING = """
            <a class="status status--pending pending-link" href="${item.link}" aria-label="${item.label}"
              ?hidden=${!item.text}>${item.text}</a>""";

    /** @param apps the URL of the list of apps */
    ProductsGrid(Clock clock, Function<ProductRow, String> link, Supplier<String> apps) {
        super(Texts.of("products.title"));
        addClassName("products-grid");
        sortable(
                ProductSort.NAME,
                name(
                        link,
                        ProductRow::displayName,
                        row -> row.displayName().equals(row.name()) ? "" : row.name(),
                        row -> ProductLabels.of(row.approvalType())),
                "11rem",
                3);
        sortable(ProductSort.APPROVAL, text(row -> ProductLabels.of(row.approvalType())), "10rem", 1);
        plain(
                "environments",
                text(
                        row -> ProductLabels.environments(row.environments()),
                        row -> ProductLabels.environments(row.environments())),
                "8rem",
                1);
        plain("uses", text(ProductLabels::uses), "9rem", 1);
        plain("pending", pending(apps), "8rem", 0);
        sortable(
                ProductSort.MODIFIED,
                text(
                        row -> RelativeTime.since(row.modifiedAt(), clock.instant()),
                        row -> Times.hover(row.modifiedAt())),
                "6.5rem",
                0);
        column("edit", "", edit(link, row -> Texts.of("products.edit", row.displayName())), "3.25rem", 0);
        from(NARROW, "approval", "uses");
        from(MEDIUM, "environments", "changed");
        narrow(ProductsUrl.IT.column(ProductSort.NAME), "9rem");
        fit(1_280);
    }

    private static Renderer<ProductRow> pending(Supplier<String> apps) {
        return LitRenderer.<ProductRow>of(PENDING)
                .withProperty("text", ProductLabels::pending)
                .withProperty("label", row -> Texts.of("products.pending.label", row.displayName(), row.pending()))
                .withProperty(
                        "link",
                        row -> apps.get() + "?"
                                + QueryParameters.simple(Map.of("product", row.name(), "status", Status.PENDING.code()))
                                        .getQueryString());
    }

    private void sortable(ProductSort sort, Renderer<ProductRow> renderer, String width, int grow) {
        String key = ProductsUrl.IT.column(sort);
        sortable(key, Texts.of("products.column." + key), renderer, width, grow);
    }

    private void plain(String key, Renderer<ProductRow> renderer, String width, int grow) {
        column(key, Texts.of("products.column." + key), renderer, width, grow);
    }
}

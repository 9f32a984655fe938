package dev.kunci.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.kunci.portal.error.RefusedView;
import dev.kunci.portal.product.NewProductView;
import dev.kunci.portal.product.ProductView;
import dev.kunci.portal.product.list.ProductsView;
import java.sql.SQLException;
import java.util.List;

/** API products as people see them. */
final class ProductSights {

    private ProductSights() {}

    static List<Sight> all() throws SQLException {
        String products = "/o/acme/products";
        String waiting = products + "/"
                + RunningKunci.database(
                        "select product_id from product_grant where status = 'pending' order by id desc limit 1");
        return List.of(
                Sight.of(ProductsView.class, "products", "editor", products),
                Sight.of(ProductsView.class, "products-none", "viewer", products + "?q=zzzz"),
                Sight.of(NewProductView.class, "product-new", "editor", products + "/new"),
                Sight.of(NewProductView.class, "product-new-wrong", "editor", products + "/new")
                        .after((page, words) -> {
                            Story.click(page, words.of("product.create"));
                            assertThat(page.locator("vaadin-text-field[invalid]"))
                                    .isVisible();
                        }),
                Sight.of(RefusedView.class, "product-new-viewer", "viewer", products + "/new"),
                Sight.of(ProductView.class, "product", "viewer", waiting),
                Sight.of(ProductView.class, "product-edit", "editor", waiting).after((page, words) -> {
                    page.getByText(words.of("product.operation.add")).click();
                    assertThat(page.locator(".operation-rows input:focus")).hasCount(1);
                    page.getByLabel(words.of("product.tester.path")).fill("/weather/radar/1");
                    assertThat(page.locator(".tester-answer.status")).isVisible();
                }),
                Sight.of(ProductView.class, "product-delete", "editor", waiting).after((page, words) -> {
                    page.locator(".header-action").click();
                    assertThat(page.locator("vaadin-dialog vaadin-button").first())
                            .isVisible();
                }),
                Sight.of(ProductView.class, "product-uses", "approver", waiting + "?tab=uses"),
                Sight.of(ProductView.class, "product-uses-none", "viewer", waiting + "?tab=uses&status=revoked"),
                Sight.of(ProductView.class, "product-history", "viewer", waiting + "?tab=history"));
    }
}

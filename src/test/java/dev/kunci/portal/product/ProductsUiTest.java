package dev.kunci.portal.product;

import static com.github.mvysny.kaributesting.v10.GridKt._getFormattedRow;
import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.GridKt._sortByKey;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.list.EmptyList;
import dev.kunci.portal.product.list.ProductsGrid;
import dev.kunci.registry.definition.ProductContent;
import dev.kunci.registry.product.ApiProducts;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.registry.value.ProductAccess;
import dev.kunci.registry.value.Quota;
import dev.kunci.review.product.ProductRow;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The list of API products: what it shows, finds and sorts, and who gets to make one. */
class ProductsUiTest extends UiTest {

    @Autowired
    ApiProducts products;

    private Scene.Weather weather = null;

    /** "Weather" (manual, one request waits), "Orders" (automatic, on one key) and "Archive" (nobody has it). */
    private void open(Role role, String query) {
        weather = scene.weather();
        scene.weather();
        clock.forward(Duration.ofHours(2));
        products.create(
                Actor.console(),
                weather.organization(),
                "Archive-1",
                new ProductContent(
                        "Archive",
                        "",
                        ApprovalType.MANUAL,
                        ProductAccess.INTERNAL,
                        List.of("prod", "test"),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Quota.NONE,
                        List.of()));
        signIn(scene.operator(weather.organization(), role));
        navigate("o/" + weather.organizationName() + "/products" + query);
    }

    @Test
    void showsEveryProductWhoUsesItAndWhereSomebodyWaits() {
        open(Role.VIEWER, "");

        assertThat(_size(grid())).isEqualTo(3);
        assertThat(_get(Span.class, s -> s.withClasses("count")).getText()).isEqualTo("3 API products");
        assertThat(names()).containsExactly("Archive", "Orders", "Weather");
        assertThat(row(0)).contains("Archive-1", "Manual", "prod, test", "no key", "just now");
        assertThat(row(1)).contains("Automatic", "all", "1 app, 1 key", "2 h");
        String internal = database.text("select name from api_product where id = ?", weather.manualProduct());
        assertThat(row(2)).contains("Weather", "Manual", "1 app, 1 key");
        assertThat(pending(2, "text")).isEqualTo("1");
        assertThat(pending(2, "label")).isEqualTo("Weather: 1 waiting for an approver");
        assertThat(pending(2, "link"))
                .startsWith("o/" + weather.organizationName() + "/apps?")
                .contains("product=" + internal, "status=pending");
        assertThat(pending(1, "text")).isEmpty();
        _assertNone(Button.class, s -> s.withText("New API product"));
    }

    @Test
    void findsAndSortsInTheDatabaseAndTheAddressSaysSo() {
        open(Role.VIEWER, "");

        _get(TextField.class, s -> s.withPlaceholder("Name")).setValue("ARCHIVE-1");
        assertThat(names()).containsExactly("Archive");
        _get(TextField.class, s -> s.withPlaceholder("Name")).setValue("");
        select("Approval").setValue(ApprovalType.MANUAL);
        assertThat(names()).containsExactly("Archive", "Weather");
        select("Access").setValue(ProductAccess.INTERNAL);
        assertThat(names()).containsExactly("Archive");

        String address = "o/" + weather.organizationName() + "/products";
        navigate(address + "?sort=-name");
        assertThat(names()).containsExactly("Weather", "Orders", "Archive");
        navigate(address + "?approval=auto&q=ord%00");
        assertThat(names()).containsExactly("Orders");
        assertThat(select("Approval").getValue()).isEqualTo(ApprovalType.AUTO);
        navigate(address + "?access=internal&approval=none&sort=none");
        assertThat(names()).containsExactly("Archive");
        navigate(address);
        for (String column : List.of("name", "approval", "changed")) {
            _sortByKey(grid(), column, SortDirection.ASCENDING);
            List<String> up = names();
            _sortByKey(grid(), column, SortDirection.DESCENDING);
            assertThat(names()).as(column).containsExactlyElementsOf(up.reversed());
        }
    }

    @Test
    void sayWhatAnEmptyListMeans() {
        open(Role.VIEWER, "?q=zzz");
        assertThat(_size(grid())).isZero();
        assertThat(_get(EmptyList.class).getElement().getTextRecursively()).contains("No API product matches");
        _click(_get(Button.class, s -> s.withText("Clear filters")));
        assertThat(_size(grid())).isEqualTo(3);
    }

    @Test
    void anEditorIsLedToANewOne() {
        open(Role.EDITOR, "");
        _click(_get(Button.class, s -> s.withText("New API product")));
        _assertOne(NewProductView.class);
    }

    @Test
    void aNarrowScreenKeepsTheNameAndWhoWaits() {
        open(Role.VIEWER, "");
        _get(ProductsGrid.class).fit(390);
        assertThat(grid().getColumns().stream().filter(c -> c.isVisible()).map(c -> c.getKey()))
                .containsExactly("name", "pending", "edit");
    }

    private static ProductsGrid grid() {
        return _get(ProductsGrid.class);
    }

    private static String pending(int row, String property) {
        LitRenderer<ProductRow> cell =
                (LitRenderer<ProductRow>) grid().getColumnByKey("pending").getRenderer();
        return String.valueOf(cell.getValueProviders().get(property).apply(GridKt._get(grid(), row)));
    }

    private static List<String> names() {
        return GridKt._findAll(grid()).stream().map(ProductRow::displayName).toList();
    }

    private static String row(int n) {
        return _getFormattedRow(grid(), n).toString();
    }

    @SuppressWarnings("unchecked")
    private static <T> Select<T> select(String label) {
        return _get(Select.class, s -> s.withLabel(label));
    }
}

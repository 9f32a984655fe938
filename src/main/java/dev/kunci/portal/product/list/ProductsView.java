package dev.kunci.portal.product.list;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.router.Route;
import dev.kunci.operators.Role;
import dev.kunci.portal.frame.MainLayout;
import dev.kunci.portal.list.DataList;
import dev.kunci.portal.list.DataListRows;
import dev.kunci.portal.list.DataListView;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.product.NewProductView;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.product.ProductFilter;
import dev.kunci.review.product.ProductList;
import dev.kunci.review.product.ProductRow;
import dev.kunci.review.product.ProductSort;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;

/** All API products of an organization: approval type, uses, and pending requests. */
@PermitAll
@Route(value = "o/:organization/products", layout = MainLayout.class)
public class ProductsView extends DataListView<ProductFilter, ProductSort, ProductRow> {

    private final Button create = new Button(Texts.of("products.new"), _ -> create());

    ProductsView(OrganizationAccess access, ProductList products, Clock clock) {
        super(access, "products", "products", ProductsUrl.IT);
        addClassName("products");
        connect(
                new ProductsFilterBar(this::filter),
                new DataList<>(
                        new ProductsGrid(clock, row -> links().product(row.id()), () -> links().apps()),
                        new DataListRows<>(this, products::count, products::find, products::find),
                        ProductRow::id,
                        empty()));
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        create.addClassName("header-action");
        add(header(create), filters(), table());
    }

    @Override
    protected void opened() {
        create.setVisible(may(Role.EDITOR));
    }

    private void create() {
        getUI().ifPresent(ui -> ui.navigate(NewProductView.class, here()));
    }
}

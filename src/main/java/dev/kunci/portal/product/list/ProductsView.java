package dev.kunci.portal.product.list;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import dev.kunci.operators.Role;
import dev.kunci.portal.frame.MainLayout;
import dev.kunci.portal.list.DataList;
import dev.kunci.portal.list.DataListRows;
import dev.kunci.portal.list.DataListView;
import dev.kunci.portal.list.EmptyList;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.product.NewProductView;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.product.ProductFilter;
import dev.kunci.review.product.ProductList;
import dev.kunci.review.product.ProductRow;
import dev.kunci.review.product.ProductSort;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;

/** All API products of an organization: how each is approved, who uses it, and where somebody waits. */
@PermitAll
@Route(value = "o/:organization/products", layout = MainLayout.class)
public class ProductsView extends DataListView<ProductFilter, ProductSort, ProductRow> {

    private final ProductsFilterBar filters = new ProductsFilterBar(this::filter);
    private final DataList<ProductRow> table;
    private final Button create = new Button(Texts.of("products.new"), _ -> create());

    ProductsView(OrganizationAccess entrance, ProductList products, Clock clock) {
        super(entrance, ProductsUrl.IT, "products");
        addClassName("products");
        ProductsGrid grid = new ProductsGrid(clock, row -> base() + "products/" + row.id(), _ -> base());
        table = new DataList<>(
                grid,
                new DataListRows<>(this, products::count, products::find, products::find),
                ProductRow::id,
                new EmptyList("products", this::unfiltered));
        table.onSort(this::sorted);
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        create.addClassName("header-action");
        Header header = new Header(new H1(Texts.of("products.title")), count(), create);
        header.addClassName("view-header");
        add(header, filters, table);
    }

    @Override
    protected void entered(BeforeEnterEvent event) {
        read(event.getLocation().getQueryParameters());
        create.setVisible(may(Role.EDITOR));
        showTable();
    }

    private String base() {
        return "o/" + organization().name() + "/";
    }

    private void create() {
        getUI().ifPresent(ui -> ui.navigate(NewProductView.class, here()));
    }

    @Override
    protected DataList<ProductRow> table() {
        return table;
    }

    @Override
    protected void show(ProductFilter filter) {
        filters.show(filter);
    }

    @Override
    protected String address() {
        return base() + "products";
    }

    @Override
    protected String title() {
        return Texts.of("products.title");
    }
}

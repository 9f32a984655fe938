package dev.kunci.portal.product;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import dev.kunci.operators.Role;
import dev.kunci.portal.layout.Entrance;
import dev.kunci.portal.layout.MainLayout;
import dev.kunci.portal.layout.Texts;
import dev.kunci.portal.ledger.EmptyLedger;
import dev.kunci.portal.ledger.Ledger;
import dev.kunci.portal.ledger.LedgerRows;
import dev.kunci.portal.ledger.LedgerView;
import dev.kunci.review.ProductFilter;
import dev.kunci.review.ProductList;
import dev.kunci.review.ProductRow;
import dev.kunci.review.ProductSort;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;

/** All API products of an organization: how each is approved, who uses it, and where somebody waits. */
@PermitAll
@Route(value = "o/:organization/products", layout = MainLayout.class)
public class ProductsView extends LedgerView<ProductFilter, ProductSort, ProductRow> {

    private final ProductsFilterBar filters = new ProductsFilterBar(this::filter);
    private final Ledger<ProductRow> table;
    private final Button create = new Button(Texts.of("products.new"), _ -> create());

    ProductsView(Entrance entrance, ProductList products, Clock clock) {
        super(entrance, ProductsAddress.IT, "products");
        addClassName("products");
        ProductsGrid grid = new ProductsGrid(clock, row -> base() + "products/" + row.id(), _ -> base());
        table = new Ledger<>(
                grid,
                new LedgerRows<>(this, products::count, products::find, products::find),
                ProductRow::id,
                new EmptyLedger("products", this::unfiltered));
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
    protected Ledger<ProductRow> table() {
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

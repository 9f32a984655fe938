package dev.kunci.portal.product;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.layout.Address;
import dev.kunci.portal.layout.Entrance;
import dev.kunci.portal.layout.MainLayout;
import dev.kunci.portal.layout.OrganizationView;
import dev.kunci.portal.layout.Texts;
import dev.kunci.portal.ledger.EmptyLedger;
import dev.kunci.portal.ledger.Ledger;
import dev.kunci.portal.ledger.RowCount;
import dev.kunci.review.ProductFilter;
import dev.kunci.review.ProductList;
import dev.kunci.review.ProductRow;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** All API products of an organization: how each is approved, who uses it, and where somebody waits. */
@PermitAll
@Route(value = "o/:organization/products", layout = MainLayout.class)
public class ProductsView extends OrganizationView {

    private final ProductsFilterBar filters = new ProductsFilterBar(this::filter);
    private final Ledger<ProductRow> table;
    private final RowCount count = new RowCount("products");
    private final Button create = new Button(Texts.of("products.new"), _ -> create());
    private ProductsQuery shown = ProductsQuery.START;

    ProductsView(Entrance entrance, ProductList products, Clock clock) {
        super(entrance);
        addClassName("products");
        ProductsGrid grid = new ProductsGrid(clock, row -> base() + "products/" + row.id(), _ -> base());
        table = new Ledger<>(
                grid,
                new ProductsRows(products, this),
                ProductRow::id,
                new EmptyLedger("products", () -> filter(ProductFilter.ANY, false)));
        table.onSort(this::sorted);
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        create.addClassName("header-action");
        Header header = new Header(new H1(Texts.of("products.title")), count, create);
        header.addClassName("view-header");
        add(header, filters, table);
    }

    @Override
    protected void entered(BeforeEnterEvent event) {
        shown = ProductsQuery.of(event.getLocation().getQueryParameters());
        filters.show(shown.filter());
        create.setVisible(may(Role.EDITOR));
        showTable();
    }

    /** What the list shows at this moment. */
    ProductsQuery shown() {
        return shown;
    }

    private String base() {
        return "o/" + organization().name() + "/";
    }

    private void create() {
        getUI().ifPresent(ui -> ui.navigate(NewProductView.class, here()));
    }

    private void showTable() {
        count.show(table.show(
                ProductsQuery.column(shown.sort()),
                shown.ascending(),
                !shown.filter().any()));
    }

    private void filter(ProductFilter filter, boolean typing) {
        shown = shown.with(filter);
        filters.show(filter);
        showTable();
        Address.show(base() + "products", shown.address(), typing);
    }

    private void sorted(@Nullable String column, boolean ascending) {
        shown = column == null
                ? shown.with(ProductsQuery.START.sort(), ProductsQuery.START.ascending())
                : shown.with(ProductsQuery.sort(column), ascending);
        Address.show(base() + "products", shown.address(), false);
    }

    @Override
    protected String title() {
        return Texts.of("products.title");
    }

    @Override
    public Actor actor() {
        return super.actor();
    }
}

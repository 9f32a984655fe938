package dev.kunci.portal.product;

import dev.kunci.portal.ledger.LedgerSource;
import dev.kunci.review.ProductList;
import dev.kunci.review.ProductRow;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The API products that match what the list shows at this moment. */
record ProductsRows(ProductList products, ProductsView view) implements LedgerSource<ProductRow> {

    @Override
    public int count() {
        return products.count(view.actor(), organization(), view.shown().filter());
    }

    @Override
    public List<ProductRow> page(int offset, int limit) {
        ProductsQuery shown = view.shown();
        return products.find(
                view.actor(), organization(), shown.filter(), shown.sort(), shown.ascending(), offset, limit);
    }

    @Override
    public List<ProductRow> now(Collection<UUID> ids) {
        return products.find(view.actor(), organization(), ids);
    }

    private UUID organization() {
        return view.place().organization().id();
    }
}

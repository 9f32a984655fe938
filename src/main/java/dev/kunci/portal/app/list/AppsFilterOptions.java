package dev.kunci.portal.app.list;

import dev.kunci.review.lookup.FieldOptions;
import dev.kunci.review.lookup.FieldOptions.Product;
import java.util.List;

/** The options of the filters of apps in the current organization. */
record AppsFilterOptions(FieldOptions choices, AppsView view) {

    List<Product> products(String text, int offset, int limit) {
        return choices.products(view.actor(), view.context().organization().id(), text, offset, limit);
    }

    List<String> owners(String text, int offset, int limit) {
        return choices.owners(view.actor(), view.context().organization().id(), text, offset, limit);
    }
}

package dev.kunci.portal.approval;

import dev.kunci.review.lookup.FieldOptions;
import dev.kunci.review.lookup.FieldOptions.Product;
import java.util.List;

/** The options of the queue's filters: API products this person decides on, and the owners of apps. */
record ApprovalsFilterOptions(FieldOptions choices, ApprovalsView view) {

    List<Product> products(String text, int offset, int limit) {
        return choices.decidedBy(
                view.actor(),
                view.context().organization().id(),
                view.context().operator().id(),
                text,
                offset,
                limit);
    }

    List<String> owners(String text, int offset, int limit) {
        return choices.owners(view.actor(), view.context().organization().id(), text, offset, limit);
    }
}

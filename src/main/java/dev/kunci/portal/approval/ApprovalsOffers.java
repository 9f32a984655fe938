package dev.kunci.portal.approval;

import dev.kunci.review.Choices;
import dev.kunci.review.Choices.Product;
import java.util.List;

/** What the filter of the queue offers: API products this person decides on, and the owners of apps. */
record ApprovalsOffers(Choices choices, ApprovalsView view) implements ApprovalsFilterBar.Offers {

    @Override
    public List<Product> products(String text, int offset, int limit) {
        return choices.decidedBy(
                view.actor(),
                view.place().organization().id(),
                view.place().operator().id(),
                text,
                offset,
                limit);
    }

    @Override
    public List<String> owners(String text, int offset, int limit) {
        return choices.owners(view.actor(), view.place().organization().id(), text, offset, limit);
    }
}

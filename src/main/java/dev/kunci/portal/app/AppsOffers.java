package dev.kunci.portal.app;

import dev.kunci.review.Choices;
import dev.kunci.review.Choices.Product;
import java.util.List;

/** What the filter of apps offers in the organization that is shown. */
record AppsOffers(Choices choices, AppsView view) implements AppsFilterBar.Offers {

    @Override
    public List<Product> products(String text, int offset, int limit) {
        return choices.products(view.actor(), view.place().organization().id(), text, offset, limit);
    }

    @Override
    public List<String> owners(String text, int offset, int limit) {
        return choices.owners(view.actor(), view.place().organization().id(), text, offset, limit);
    }
}

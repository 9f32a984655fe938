package dev.kunci.portal.list;

import dev.kunci.operators.Actor;
import dev.kunci.review.SavedFilter;
import dev.kunci.review.SavedFilterPage;
import dev.kunci.review.SavedFilters;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The views of one page that the person at the screen has saved in the current organization. */
public record SavedViews(SavedFilters saved, SavedFilterPage page, Supplier<Actor> actor, Supplier<UUID> organization) {

    List<SavedFilter> list() {
        return saved.list(actor.get(), organization.get(), page);
    }

    /** @throws dev.kunci.shared.Refusal if this person cannot have a view with that name, or one more */
    void save(String name, String query) {
        saved.save(actor.get(), organization.get(), page, name, query);
    }

    void remove(SavedFilter filter) {
        saved.remove(actor.get(), organization.get(), page, filter.id());
    }
}

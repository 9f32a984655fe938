package dev.kunci.portal.operators;

import dev.kunci.portal.ledger.LedgerSource;
import dev.kunci.review.PersonList;
import dev.kunci.review.PersonRow;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The members that match what the list shows at this moment. */
record PeopleRows(PersonList people, PeopleView view) implements LedgerSource<PersonRow> {

    @Override
    public int count() {
        return people.count(view.actor(), organization(), view.shown().filter());
    }

    @Override
    public List<PersonRow> page(int offset, int limit) {
        PeopleQuery shown = view.shown();
        return people.find(
                view.actor(), organization(), shown.filter(), shown.sort(), shown.ascending(), offset, limit);
    }

    @Override
    public List<PersonRow> now(Collection<UUID> ids) {
        return people.find(view.actor(), organization(), ids);
    }

    private UUID organization() {
        return view.place().organization().id();
    }
}

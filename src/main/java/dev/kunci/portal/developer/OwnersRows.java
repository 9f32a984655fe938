package dev.kunci.portal.developer;

import dev.kunci.portal.ledger.LedgerSource;
import dev.kunci.review.OwnerList;
import dev.kunci.review.OwnerRow;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The owners that match what the list shows at this moment. */
record OwnersRows(OwnerList owners, OwnersView view) implements LedgerSource<OwnerRow> {

    @Override
    public int count() {
        return owners.count(
                view.actor(), organization(), view.kind().level(), view.shown().filter());
    }

    @Override
    public List<OwnerRow> page(int offset, int limit) {
        OwnersQuery shown = view.shown();
        return owners.find(
                view.actor(),
                organization(),
                view.kind().level(),
                shown.filter(),
                shown.sort(),
                shown.ascending(),
                offset,
                limit);
    }

    @Override
    public List<OwnerRow> now(Collection<UUID> ids) {
        return owners.find(view.actor(), organization(), view.kind().level(), ids);
    }

    private UUID organization() {
        return view.place().organization().id();
    }
}

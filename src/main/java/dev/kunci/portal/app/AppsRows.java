package dev.kunci.portal.app;

import dev.kunci.portal.ledger.LedgerSource;
import dev.kunci.review.AppList;
import dev.kunci.review.AppRow;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The apps that match what the list shows at this moment. */
record AppsRows(AppList apps, AppsView view) implements LedgerSource<AppRow> {

    @Override
    public int count() {
        return apps.count(view.actor(), organization(), view.shown().filter());
    }

    @Override
    public List<AppRow> page(int offset, int limit) {
        AppsQuery shown = view.shown();
        return apps.find(view.actor(), organization(), shown.filter(), shown.sort(), shown.ascending(), offset, limit);
    }

    @Override
    public List<AppRow> now(Collection<UUID> ids) {
        return apps.find(view.actor(), organization(), ids);
    }

    private UUID organization() {
        return view.place().organization().id();
    }
}

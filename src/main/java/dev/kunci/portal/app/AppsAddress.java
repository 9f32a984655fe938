package dev.kunci.portal.app;

import com.vaadin.flow.router.QueryParameters;
import dev.kunci.portal.layout.AddressText;
import dev.kunci.portal.ledger.LedgerAddress;
import dev.kunci.portal.ledger.LedgerQuery;
import dev.kunci.registry.Level;
import dev.kunci.registry.Status;
import dev.kunci.review.AccessState;
import dev.kunci.review.AppFilter;
import dev.kunci.review.AppSort;
import java.util.Map;

/** How the address of the list of apps says what it shows. */
final class AppsAddress extends LedgerAddress<AppFilter, AppSort> {

    static final AppsAddress IT = new AppsAddress();

    private AppsAddress() {
        super(
                new LedgerQuery<>(AppFilter.ANY, AppSort.NAME, true),
                Map.of(
                        AppSort.NAME,
                        "name",
                        AppSort.OWNER,
                        "developer",
                        AppSort.STATUS,
                        "status",
                        AppSort.CREATED,
                        "created",
                        AppSort.CHANGED,
                        "changed"));
    }

    @Override
    protected AppFilter filter(QueryParameters address) {
        return new AppFilter(
                AddressText.of(address, "q"),
                named(address, "access", AccessState.values(), AccessState::code)
                        .orElse(null),
                named(address, "status", Level.GRANT.statuses().toArray(Status[]::new), Status::code)
                        .orElse(null),
                AddressText.of(address, "product"),
                AddressText.of(address, "developer"));
    }

    @Override
    protected void write(AppFilter filter, Parameters parameters) {
        parameters.put("q", filter.text());
        parameters.put(
                "access", filter.access() == null ? null : filter.access().code());
        parameters.put(
                "status", filter.status() == null ? null : filter.status().code());
        parameters.put("product", filter.product());
        parameters.put("developer", filter.owner());
    }
}

package dev.kunci.portal.developer;

import com.vaadin.flow.router.QueryParameters;
import dev.kunci.portal.layout.AddressText;
import dev.kunci.portal.ledger.LedgerAddress;
import dev.kunci.portal.ledger.LedgerQuery;
import dev.kunci.registry.Level;
import dev.kunci.registry.Status;
import dev.kunci.review.OwnerFilter;
import dev.kunci.review.OwnerSort;
import java.util.Map;

/** How the address of a list of owners says what it shows. */
final class OwnersAddress extends LedgerAddress<OwnerFilter, OwnerSort> {

    static final OwnersAddress IT = new OwnersAddress();

    private OwnersAddress() {
        super(
                new LedgerQuery<>(OwnerFilter.ANY, OwnerSort.NAME, true),
                Map.of(
                        OwnerSort.NAME,
                        "name",
                        OwnerSort.STATUS,
                        "status",
                        OwnerSort.CREATED,
                        "created",
                        OwnerSort.CHANGED,
                        "changed"));
    }

    @Override
    protected OwnerFilter filter(QueryParameters address) {
        return new OwnerFilter(
                AddressText.of(address, "q"),
                named(address, "status", Level.DEVELOPER.statuses().toArray(Status[]::new), Status::code)
                        .orElse(null));
    }

    @Override
    protected void write(OwnerFilter filter, Parameters parameters) {
        parameters.put("q", filter.text());
        parameters.put(
                "status", filter.status() == null ? null : filter.status().code());
    }
}

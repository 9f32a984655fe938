package dev.kunci.portal.approval;

import com.vaadin.flow.router.QueryParameters;
import dev.kunci.portal.layout.AddressText;
import dev.kunci.portal.ledger.LedgerAddress;
import dev.kunci.portal.ledger.LedgerQuery;
import dev.kunci.review.PendingAge;
import dev.kunci.review.PendingFilter;
import dev.kunci.review.PendingSort;
import java.util.Map;

/** How the address of the queue says what it shows. */
final class ApprovalsAddress extends LedgerAddress<PendingFilter, PendingSort> {

    static final ApprovalsAddress IT = new ApprovalsAddress();

    private static final String YES = "yes";

    private ApprovalsAddress() {
        super(
                new LedgerQuery<>(PendingFilter.ANY, PendingSort.WAITING, true),
                Map.of(PendingSort.WAITING, "waiting", PendingSort.PRODUCT, "product"));
    }

    @Override
    protected PendingFilter filter(QueryParameters address) {
        return new PendingFilter(
                AddressText.of(address, "q"),
                AddressText.of(address, "product"),
                AddressText.of(address, "developer"),
                AddressText.of(address, "by"),
                named(address, "age", PendingAge.values(), PendingAge::code).orElse(null),
                address.getSingleParameter("again").filter(YES::equals).isPresent());
    }

    @Override
    protected void write(PendingFilter filter, Parameters parameters) {
        parameters.put("q", filter.text());
        parameters.put("product", filter.product());
        parameters.put("developer", filter.owner());
        parameters.put("by", filter.requester());
        parameters.put("age", filter.age() == null ? null : filter.age().code());
        parameters.put("again", filter.again() ? YES : null);
    }

    /** The parameters that show what this filter lets through, what has waited longest first. */
    static QueryParameters parameters(PendingFilter filter) {
        return IT.address(filter);
    }
}

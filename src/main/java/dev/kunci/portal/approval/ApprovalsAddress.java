package dev.kunci.portal.approval;

import com.vaadin.flow.router.QueryParameters;
import dev.kunci.portal.layout.AddressText;
import dev.kunci.portal.layout.Texts;
import dev.kunci.portal.ledger.LedgerAddress;
import dev.kunci.portal.ledger.LedgerQuery;
import dev.kunci.portal.ledger.QuickViews.View;
import dev.kunci.review.PendingAge;
import dev.kunci.review.PendingFilter;
import dev.kunci.review.PendingSort;
import java.util.List;
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

    /** What approvers look for most. */
    static List<View> quick() {
        return List.of(
                view("all", PendingFilter.ANY),
                view("old", PendingFilter.ANY.withAge(PendingAge.THREE_DAYS)),
                view("again", PendingFilter.ANY.withAgain(true)));
    }

    private static View view(String name, PendingFilter filter) {
        return new View(Texts.of("approvals.quick." + name), IT.address(filter));
    }
}

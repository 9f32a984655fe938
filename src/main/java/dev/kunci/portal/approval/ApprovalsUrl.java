package dev.kunci.portal.approval;

import com.vaadin.flow.router.QueryParameters;
import dev.kunci.portal.list.DataListQuery;
import dev.kunci.portal.list.DataListUrl;
import dev.kunci.portal.list.QuickViews.View;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.UrlText;
import dev.kunci.review.queue.PendingAge;
import dev.kunci.review.queue.PendingFilter;
import dev.kunci.review.queue.PendingSort;
import java.util.List;
import java.util.Map;

/** The URL parameters of the queue. */
final class ApprovalsUrl extends DataListUrl<PendingFilter, PendingSort> {

    static final ApprovalsUrl IT = new ApprovalsUrl();

    private static final String YES = "yes";

    private ApprovalsUrl() {
        super(
                new DataListQuery<>(PendingFilter.ANY, PendingSort.WAITING, true),
                Map.of(PendingSort.WAITING, "waiting", PendingSort.PRODUCT, "product"));
    }

    @Override
    protected PendingFilter filter(QueryParameters address) {
        return new PendingFilter(
                UrlText.of(address, "q"),
                UrlText.of(address, "product"),
                UrlText.of(address, "developer"),
                UrlText.of(address, "by"),
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

    /** The most frequent searches of approvers. */
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

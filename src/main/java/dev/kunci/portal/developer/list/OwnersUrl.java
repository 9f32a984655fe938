package dev.kunci.portal.developer.list;

import com.vaadin.flow.router.QueryParameters;
import dev.kunci.portal.list.DataListQuery;
import dev.kunci.portal.list.DataListUrl;
import dev.kunci.portal.text.UrlText;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.review.owner.OwnerFilter;
import dev.kunci.review.owner.OwnerSort;
import java.util.Map;

/** The URL parameters of a list of owners. */
final class OwnersUrl extends DataListUrl<OwnerFilter, OwnerSort> {

    static final OwnersUrl IT = new OwnersUrl();

    private OwnersUrl() {
        super(
                new DataListQuery<>(OwnerFilter.ANY, OwnerSort.NAME, true),
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
                UrlText.of(address, "q"),
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

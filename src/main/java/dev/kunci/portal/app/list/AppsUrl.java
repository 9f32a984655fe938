package dev.kunci.portal.app.list;

import com.vaadin.flow.router.QueryParameters;
import dev.kunci.portal.list.DataListQuery;
import dev.kunci.portal.list.DataListUrl;
import dev.kunci.portal.text.UrlText;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.review.AccessState;
import dev.kunci.review.app.AppFilter;
import dev.kunci.review.app.AppSort;
import java.util.Map;

/** The URL parameters of the list of apps. */
final class AppsUrl extends DataListUrl<AppFilter, AppSort> {

    static final AppsUrl IT = new AppsUrl();

    private AppsUrl() {
        super(
                new DataListQuery<>(AppFilter.ANY, AppSort.NAME, true),
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
                UrlText.of(address, "q"),
                named(address, "access", AccessState.values(), AccessState::code)
                        .orElse(null),
                named(address, "status", Level.GRANT.statuses().toArray(Status[]::new), Status::code)
                        .orElse(null),
                UrlText.of(address, "product"),
                UrlText.of(address, "developer"));
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

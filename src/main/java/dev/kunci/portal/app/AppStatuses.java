package dev.kunci.portal.app;

import dev.kunci.portal.status.StatusCase;
import dev.kunci.review.AppDetails;
import java.util.stream.Stream;

/** Every status that the page of an app shows. */
record AppStatuses(AppDetails app) {

    Stream<StatusCase> all() {
        Stream<StatusCase> keys = app.keys().stream()
                .flatMap(key -> Stream.concat(
                        Stream.of(new StatusCase(key.target(), key.hint(), key.standing())),
                        key.grants().stream()
                                .map(grant -> new StatusCase(grant.target(), grant.productName(), grant.standing()))));
        return Stream.concat(Stream.of(AppHeader.status(app)), keys);
    }
}

package dev.kunci.portal.app;

import dev.kunci.portal.status.DecidableStatus;
import dev.kunci.review.app.AppDetails;
import java.util.stream.Stream;

/** Every status on the page of an app. */
record AppStatuses(AppDetails app) {

    Stream<DecidableStatus> all() {
        Stream<DecidableStatus> keys = app.keys().stream()
                .flatMap(key -> Stream.concat(
                        Stream.of(new DecidableStatus(key.target(), key.hint(), key.standing())),
                        key.grants().stream()
                                .map(grant ->
                                        new DecidableStatus(grant.target(), grant.productName(), grant.standing()))));
        return Stream.concat(Stream.of(AppHeader.status(app)), keys);
    }
}

package dev.kunci.review.queue;

import dev.kunci.audit.AuditRecord;
import dev.kunci.review.app.AppDetails;
import dev.kunci.review.app.AppDetails.GrantView;
import dev.kunci.review.app.AppDetails.KeyView;
import dev.kunci.review.product.ProductDetails;
import java.util.List;

/**
 * All it takes to decide on one grant with certainty.
 *
 * @param row the grant as it stands
 * @param app its app with owner, keys and the API products it has already
 * @param product the terms of what is asked for
 * @param earlier what was asked for and decided on this app and this product before, newest first, on whatever key
 */
public record PendingRequest(PendingRow row, AppDetails app, ProductDetails product, List<AuditRecord> earlier) {

    /** The other API products of the app, on the key each is on. */
    public List<Held> others() {
        return app.keys().stream()
                .flatMap(key -> key.grants().stream()
                        .filter(grant -> !grant.target().id().equals(row.id()))
                        .map(grant -> new Held(key, grant)))
                .toList();
    }

    /** An API product that the app has on one of its keys. */
    public record Held(KeyView key, GrantView grant) {}
}

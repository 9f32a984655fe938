package dev.kunci.review.queue;

import dev.kunci.audit.AuditRecord;
import dev.kunci.review.app.AppDetails;
import dev.kunci.review.app.AppDetails.GrantView;
import dev.kunci.review.app.AppDetails.KeyView;
import dev.kunci.review.product.ProductDetails;
import java.util.List;

/**
 * Everything needed to decide on one grant.
 *
 * @param row the grant
 * @param app its app with owner, keys and the API products it already has
 * @param product the terms of what is requested
 * @param earlier earlier requests and decisions for this app and this product, newest first, on any key
 */
public record PendingRequest(PendingRow row, AppDetails app, ProductDetails product, List<AuditRecord> earlier) {

    /** The other API products of the app, with their keys. */
    public List<Held> others() {
        return app.keys().stream()
                .flatMap(key -> key.grants().stream()
                        .filter(grant -> !grant.target().id().equals(row.id()))
                        .map(grant -> new Held(key, grant)))
                .toList();
    }

    /** An API product on one of the app's keys. */
    public record Held(KeyView key, GrantView grant) {}
}

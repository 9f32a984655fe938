package dev.kunci.management.owner;

import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.http.ETags;
import dev.kunci.registry.value.Target;
import dev.kunci.review.owner.OwnerPages;
import dev.kunci.review.owner.OwnerRecord;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * Reads an owner as a document with its entity tag; the same for both kinds of owners.
 *
 * @param write makes the document
 */
record OwnerDocument<T>(OwnerPages pages, BiFunction<ApiRequest, OwnerRecord, T> write) {

    /** The present state, if that is what the caller saw. */
    OwnerRecord seen(ApiRequest request, Target target) {
        OwnerRecord found = pages.find(request.actor(), target);
        request.seen(ETags.of(write.apply(request, found)));
        return found;
    }

    ResponseEntity<T> answer(ApiRequest request, HttpStatus status, Target target) {
        T document = write.apply(request, pages.find(request.actor(), target));
        return ResponseEntity.status(status).eTag(ETags.of(document)).body(document);
    }
}

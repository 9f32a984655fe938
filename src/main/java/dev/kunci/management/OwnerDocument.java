package dev.kunci.management;

import dev.kunci.registry.Target;
import dev.kunci.review.OwnerPages;
import dev.kunci.review.OwnerRecord;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * One owner as callers read it, with the tag by which they say later what they saw; alike for every kind of owner.
 *
 * @param write what is said of an owner
 */
record OwnerDocument<T>(OwnerPages pages, BiFunction<Call, OwnerRecord, T> write) {

    /** As it is now, where that is what the caller saw. */
    OwnerRecord seen(Call call, Target target) {
        OwnerRecord found = pages.find(call.actor(), target);
        call.seen(Tags.of(write.apply(call, found)));
        return found;
    }

    ResponseEntity<T> answer(Call call, HttpStatus status, Target target) {
        T document = write.apply(call, pages.find(call.actor(), target));
        return ResponseEntity.status(status).eTag(Tags.of(document)).body(document);
    }
}

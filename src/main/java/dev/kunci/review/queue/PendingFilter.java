package dev.kunci.review.queue;

import org.jspecify.annotations.Nullable;

/**
 * The filter of the queue; null means any.
 *
 * @param text part of a name of the app, its owner or the API product, or the start of a key
 * @param product the name of an API product
 * @param owner the e-mail address of the developer or the name of the app group
 * @param requester part of the requester's name
 * @param age the minimum age of the request
 * @param again only what was revoked on that key before
 */
public record PendingFilter(
        @Nullable String text,
        @Nullable String product,
        @Nullable String owner,
        @Nullable String requester,
        @Nullable PendingAge age,
        boolean again) {

    public static final PendingFilter ANY = new PendingFilter(null, null, null, null, null, false);

    public PendingFilter withProduct(@Nullable String value) {
        return new PendingFilter(text, value, owner, requester, age, again);
    }

    public PendingFilter withAge(@Nullable PendingAge value) {
        return new PendingFilter(text, product, owner, requester, value, again);
    }

    public PendingFilter withAgain(boolean value) {
        return new PendingFilter(text, product, owner, requester, age, value);
    }
}

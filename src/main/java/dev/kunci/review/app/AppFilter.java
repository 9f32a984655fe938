package dev.kunci.review.app;

import dev.kunci.registry.value.Status;
import dev.kunci.review.AccessState;
import dev.kunci.review.FilteredQuery;
import org.jspecify.annotations.Nullable;

/**
 * The filter of a list of apps; null means any.
 *
 * @param text part of a name, display name, owner or key hint
 * @param access whether calls pass, whatever the app's own status
 * @param status the app's own status; {@code PENDING} finds apps with a product that waits for an approver
 * @param product the name of an API product on one of its keys
 * @param owner the e-mail address of the developer or the name of the app group
 */
public record AppFilter(
        @Nullable String text,
        @Nullable AccessState access,
        @Nullable Status status,
        @Nullable String product,
        @Nullable String owner) {

    public static final AppFilter ANY = new AppFilter(null, null, null, null, null);

    public AppFilter withText(@Nullable String value) {
        return new AppFilter(value, access, status, product, owner);
    }

    public AppFilter withAccess(@Nullable AccessState value) {
        return new AppFilter(text, value, status, product, owner);
    }

    public AppFilter withStatus(@Nullable Status value) {
        return new AppFilter(text, access, value, product, owner);
    }

    public AppFilter withProduct(@Nullable String value) {
        return new AppFilter(text, access, status, value, owner);
    }

    public AppFilter withOwner(@Nullable String value) {
        return new AppFilter(text, access, status, product, value);
    }

    /** Whether it has a condition that no order of the apps helps to find. */
    boolean searches() {
        return FilteredQuery.given(text) != null
                || FilteredQuery.given(product) != null
                || access != null
                || status == Status.PENDING;
    }

    /** Whether apps with a product that waits are all it asks for. */
    boolean onlyWaits() {
        return equals(ANY.withStatus(Status.PENDING));
    }

    public boolean any() {
        return equals(ANY);
    }
}

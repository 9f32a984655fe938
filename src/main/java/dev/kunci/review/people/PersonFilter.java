package dev.kunci.review.people;

import dev.kunci.operators.Role;
import org.jspecify.annotations.Nullable;

/**
 * The filter of the list of members; null for any.
 *
 * @param text a part of name or e-mail address
 * @param program programs only, or people only
 */
public record PersonFilter(
        @Nullable String text,
        @Nullable Role role,
        @Nullable PersonState state,
        @Nullable Boolean program) {

    public static final PersonFilter ANY = new PersonFilter(null, null, null, null);

    public boolean any() {
        return equals(ANY);
    }
}

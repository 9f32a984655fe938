package dev.kunci.review.people;

import org.jspecify.annotations.Nullable;

/**
 * Which tokens to list; null for any.
 *
 * @param text a part of name, hint or owner
 */
public record TokenFilter(@Nullable String text, @Nullable TokenState state) {

    public static final TokenFilter ANY = new TokenFilter(null, null);

    public boolean any() {
        return equals(ANY);
    }
}

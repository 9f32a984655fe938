package dev.kunci.review.people;

import org.jspecify.annotations.Nullable;

/**
 * The filter of the list of tokens; null for any.
 *
 * @param text a part of name, hint or owner
 */
public record TokenFilter(@Nullable String text, @Nullable TokenState state) {

    public static final TokenFilter ANY = new TokenFilter(null, null);

    public boolean any() {
        return equals(ANY);
    }
}

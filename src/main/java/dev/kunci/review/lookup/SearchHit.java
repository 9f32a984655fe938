package dev.kunci.review.lookup;

import java.util.Locale;
import java.util.UUID;

/**
 * One search result.
 *
 * @param id of its page; for a key, that of its app
 * @param title the display name
 * @param beside what tells it from others with that title
 * @param exact whether it has exactly the typed name, or that id
 */
public record SearchHit(Kind kind, UUID id, String title, String beside, boolean exact) {

    /** The kinds of results, in the order in which they are shown. */
    public enum Kind {
        APP,
        PRODUCT,
        DEVELOPER,
        APP_GROUP,
        KEY;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}

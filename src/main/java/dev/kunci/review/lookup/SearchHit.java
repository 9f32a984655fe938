package dev.kunci.review.lookup;

import java.util.Locale;
import java.util.UUID;

/**
 * One thing found by a few letters.
 *
 * @param id where its page is; for a key that of its app
 * @param title what people call it
 * @param beside what tells it from others of that title
 * @param exact whether it is called by the very letters that were typed, or has that id
 */
public record SearchHit(Kind kind, UUID id, String title, String beside, boolean exact) {

    /** What is looked for, in the order in which it is shown. */
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

package dev.kunci.browser;

import com.microsoft.playwright.Page;
import org.jspecify.annotations.Nullable;

/**
 * A view in one of its states, as one person gets to see it.
 *
 * @param name of its pictures
 * @param person the demo operator, null for nobody
 * @param step what this person does there
 */
record Sight(String name, Class<?> view, @Nullable String person, String address, Step step) {

    /** Brings a page into a state, in the words of its language, and waits for it. */
    interface Step {
        void in(Page page, Words words);
    }

    static Sight of(Class<?> view, String name, @Nullable String person, String address) {
        return new Sight(name, view, person, address, (page, words) -> {});
    }

    Sight after(Step next) {
        return new Sight(name, view, person, address, next);
    }
}

package dev.kunci.portal.text;

import com.vaadin.flow.router.QueryParameters;
import org.jspecify.annotations.Nullable;

/** Cleans text from a URL, where anybody can put anything. */
public final class UrlText {

    private UrlText() {}

    /** @return null if the URL has no such text */
    public static @Nullable String of(QueryParameters address, String name) {
        return address.getSingleParameter(name)
                .map(text -> clean(text).strip())
                .filter(text -> !text.isBlank())
                .orElse(null);
    }

    /** Without control characters, which the database does not accept. */
    public static String clean(String text) {
        return text.replaceAll("\\p{Cc}", "");
    }
}

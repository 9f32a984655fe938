package dev.kunci.portal.text;

import com.vaadin.flow.router.QueryParameters;
import org.jspecify.annotations.Nullable;

/** Text that came with an address, where anybody can put anything: without what no text to look for contains. */
public final class UrlText {

    private UrlText() {}

    /** @return null where the address has no such text */
    public static @Nullable String of(QueryParameters address, String name) {
        return address.getSingleParameter(name)
                .map(text -> clean(text).strip())
                .filter(text -> !text.isBlank())
                .orElse(null);
    }

    /** Without control characters, which the database does not take. */
    public static String clean(String text) {
        return text.replaceAll("\\p{Cc}", "");
    }
}

package dev.kunci.portal.status;

import dev.kunci.portal.text.Texts;
import dev.kunci.registry.access.Gate;
import dev.kunci.review.AccessState;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Labels of effective access. */
public final class AccessLabels {

    private AccessLabels() {}

    /** "Allowed", "1 of 2 keys" or "Blocked". */
    public static String keys(long open, long all) {
        return of(open, all, "access.keys");
    }

    /** The same for the products of one key. */
    public static String products(long open, long all) {
        return of(open, all, "access.products");
    }

    private static String of(long open, long all, String some) {
        return switch (AccessState.of(open, all)) {
            case ALLOWED -> Texts.of("access.allowed");
            case PARTLY -> Texts.of(some, open, all);
            case BLOCKED -> Texts.of("access.blocked");
        };
    }

    /** The option of a filter. */
    public static String of(AccessState state) {
        return Texts.of("access." + state.code());
    }

    /** Which gate blocks, to be read after "Blocked"; empty for none. */
    public static String by(Gate.@Nullable Kind gate) {
        return gate == null ? "" : Texts.of("access.by." + gate.name().toLowerCase(Locale.ROOT));
    }
}

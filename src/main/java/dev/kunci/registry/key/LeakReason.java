package dev.kunci.registry.key;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the record says that something was done because a key had leaked: such a thing is not undone. */
public final class LeakReason {

    private static final String FIELD = "leaked";

    /** What the state "after" says besides. */
    public static final Map<String, Object> MARK = Map.of(FIELD, true);

    private LeakReason() {}

    /** @param after what a record says of the state after */
    public static boolean marked(@Nullable Map<String, ?> after) {
        return after != null && Boolean.TRUE.equals(after.get(FIELD));
    }
}

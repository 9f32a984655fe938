package dev.kunci.registry.key;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Marks records of what was done because a key had leaked; such a change cannot be undone. */
public final class LeakReason {

    private static final String FIELD = "leaked";

    /** The additional field of the state "after". */
    public static final Map<String, Object> MARK = Map.of(FIELD, true);

    private LeakReason() {}

    /** @param after the state after in a record */
    public static boolean marked(@Nullable Map<String, ?> after) {
        return after != null && Boolean.TRUE.equals(after.get(FIELD));
    }
}

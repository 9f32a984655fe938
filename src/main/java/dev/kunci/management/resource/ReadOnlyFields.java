package dev.kunci.management.resource;

import dev.kunci.management.dialect.Problems;
import dev.kunci.management.wire.WireProblem;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Refuses changes of read-only fields, because ignoring them would be misleading. Clients may send back what they have
 * read, or leave the field out.
 */
public final class ReadOnlyFields {

    private ReadOnlyFields() {}

    /**
     * @param is the present value, empty for none
     * @param instead how to change it
     * @throws WireProblem naming the field if it differs
     */
    public static void check(String field, @Nullable String wanted, String is, String instead) {
        check(field, wanted == null || wanted.isBlank() || wanted.strip().equals(is), instead);
    }

    /** The same for a status or an e-mail address, which are compared ignoring case. */
    public static void word(String field, @Nullable String wanted, String is, String instead) {
        check(field, wanted == null || wanted.isBlank() || wanted.strip().equalsIgnoreCase(is), instead);
    }

    /** Refuses any value. */
    public static void none(String field, @Nullable String wanted, String instead) {
        check(field, wanted, "", instead);
    }

    /** @param matches whether it is unchanged, for values that are not compared as text */
    public static void check(String field, boolean matches, String instead) {
        if (!matches) {
            throw refused(field, instead);
        }
    }

    /**
     * @param millis since 1970, -1 for never
     * @param is null for never
     */
    public static void end(String field, @Nullable Long millis, @Nullable Instant is, String instead) {
        long stands = is == null ? -1 : is.toEpochMilli();
        check(field, millis == null || millis == stands || millis == 0 && is == null, instead);
    }

    /** Whether this is the lifetime of a key, to the second; null, 0 and -1 for unlimited. */
    public static boolean lasts(@Nullable Duration wanted, Instant issued, @Nullable Instant end) {
        if (wanted == null || wanted.isZero() || wanted.isNegative()) {
            return true;
        }
        if (end == null) {
            return false;
        }
        Duration term = Duration.between(issued, end);
        return wanted.compareTo(term.minusSeconds(1)) >= 0 && wanted.compareTo(term.plusSeconds(1)) <= 0;
    }

    private static WireProblem refused(String field, String instead) {
        return Problems.invalid(
                "fixed." + field.replaceAll("\\[\\d+]", ""), field + " does not change this way. " + instead);
    }
}

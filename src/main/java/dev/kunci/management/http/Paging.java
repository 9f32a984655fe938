package dev.kunci.management.http;

import dev.kunci.management.dialect.Problems;
import dev.kunci.review.Cursor;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads where a page of a list begins and how long it is, in Apigee's two ways of saying so. */
public final class Paging {

    public static final int MOST = 1_000;

    private Paging() {}

    /**
     * @param count as the client wrote it, null where it did not
     * @param usual how many there are without count
     */
    public static int count(@Nullable String count, int usual) {
        if (count == null || count.isBlank()) {
            return usual;
        }
        try {
            int number = Integer.parseInt(count.strip());
            if (number > 0) {
                return Math.min(number, MOST);
            }
        } catch (NumberFormatException wrong) {
            throw Problems.invalid("count", "A page has 1 to " + MOST + " items, and " + count + " is no such number.");
        }
        return usual;
    }

    /** By startKey, which is on its page again. */
    public static Cursor from(@Nullable String startKey, int count) {
        return new Cursor(startKey == null || startKey.isEmpty() ? null : startKey, true, count);
    }

    /** By pageToken; one more than the page is asked for, to know whether there is a next. */
    public static Cursor after(@Nullable String pageToken, int count) {
        return new Cursor(pageToken == null || pageToken.isEmpty() ? null : decode(pageToken), false, count + 1);
    }

    /** The token of the page after this one, null where this is the last. */
    public static <T> @Nullable String next(List<T> found, int count, Function<T, String> key) {
        return found.size() > count ? encode(key.apply(found.get(count - 1))) : null;
    }

    /** The page itself. */
    public static <T> List<T> cut(List<T> found, int count) {
        return found.size() > count ? found.subList(0, count) : found;
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String token) {
        try {
            String key = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (key.indexOf('\0') < 0) {
                return key;
            }
        } catch (IllegalArgumentException notOurs) {
            throw Problems.invalid("pageToken", "This pageToken is none of ours.");
        }
        throw Problems.invalid("pageToken", "This pageToken is none of ours.");
    }
}

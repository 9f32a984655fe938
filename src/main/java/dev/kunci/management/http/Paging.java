package dev.kunci.management.http;

import dev.kunci.management.dialect.Problems;
import dev.kunci.review.Cursor;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads position and size of a page, in Apigee's two forms. */
public final class Paging {

    public static final int MOST = 1_000;

    private Paging() {}

    /**
     * @param count as the client wrote it, null if it did not
     * @param usual the size without count
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

    /** By startKey, which is included in its page. */
    public static Cursor from(@Nullable String startKey, int count) {
        return new Cursor(startKey == null || startKey.isEmpty() ? null : startKey, true, count);
    }

    /** By pageToken; asks for one row more than the page, to know whether there is a next one. */
    public static Cursor after(@Nullable String pageToken, int count) {
        return new Cursor(pageToken == null || pageToken.isEmpty() ? null : decode(pageToken), false, count + 1);
    }

    /** The token of the next page, null if this is the last. */
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

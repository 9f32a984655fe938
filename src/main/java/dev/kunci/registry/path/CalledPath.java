package dev.kunci.registry.path;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The path of a call, normalized for comparison with what products open: without the query and percent-decoded once. A
 * path that servers read in different ways has no normal form, because the path that is decided on might not be the
 * path that is served: with a dot segment, an empty segment, a {@code ;}, an encoded slash, backslash or control
 * character, anything still encoded after decoding, or no valid URI at all. A slash at the end is fine.
 *
 * <p>{@link PathPolicy#LENIENT} resolves dot segments and merges slashes, as nginx does before it chooses a location,
 * and takes parameters as part of the name. Everything else is refused there too, and so is a dot segment that is
 * encoded, has a parameter or leads above the root.
 *
 * @param text empty for the base path itself, else beginning with a slash
 */
public record CalledPath(String text) {

    private static final Pattern ENCODED_DOTS = Pattern.compile("\\.{1,2}(?:;.*)?");
    /** However often it is encoded: each server on the way may decode once more. */
    private static final Pattern STILL_ENCODED =
            Pattern.compile("%(?:25)*(?:2e|2f|3b|5c|[01][0-9a-f]|7f)", Pattern.CASE_INSENSITIVE);

    /**
     * @param uri as the client sent it
     * @return empty if it has no normal form
     */
    public static Optional<CalledPath> of(String uri, PathPolicy policy) {
        return Optional.ofNullable(normalized(uri, policy)).map(CalledPath::new);
    }

    /** The same for a path that a person typed, with spaces and umlauts unencoded. */
    public static Optional<CalledPath> typed(String text, PathPolicy policy) {
        StringBuilder uri = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == ' ') {
                uri.append("%20");
            } else if (c > '~' && !Character.isISOControl(c)) {
                uri.append(URLEncoder.encode(Character.toString(c), StandardCharsets.UTF_8));
            } else {
                uri.appendCodePoint(c);
            }
        });
        return of(uri.toString(), policy);
    }

    /** The text of {@link #of}, null for none; allocates nothing if nothing has to change. */
    public static @Nullable String normalized(String uri, PathPolicy policy) {
        boolean plain = true;
        int end = uri.length();
        for (int i = 0; i < end; i++) {
            char c = uri.charAt(i);
            if (c == '?') {
                end = i;
            } else if (c <= ' ' || c > '~' || c == '\\' || c == '#') {
                return null;
            } else {
                plain &= c != '%' && c != ';' && (c != '.' && c != '/' || i == 0 || uri.charAt(i - 1) != '/');
            }
        }
        if (end > 0 && uri.charAt(0) != '/') {
            return null;
        }
        String path = uri.substring(0, end);
        return plain ? path : walked(path, policy == PathPolicy.STRICT);
    }

    private static @Nullable String walked(String path, boolean strict) {
        Deque<String> walked = new ArrayDeque<>();
        boolean directory = false;
        for (String sent : path.substring(1).split("/", -1)) {
            // Only the last segment may be empty.
            String segment = strict && directory ? null : decoded(sent);
            if (segment == null || strict && unclear(segment)) {
                return null;
            }
            directory = segment.isEmpty() || segment.equals(".") || segment.equals("..");
            if (segment.equals("..") && walked.pollLast() == null) {
                return null;
            }
            if (!directory) {
                walked.addLast(segment);
            }
        }
        String joined = "/" + String.join("/", walked);
        return directory && !walked.isEmpty() ? joined + "/" : joined;
    }

    /** @return null for a segment that servers read in different ways */
    private static @Nullable String decoded(String sent) {
        if (sent.startsWith(".;") || sent.startsWith("..;")) {
            return null;
        }
        if (sent.indexOf('%') < 0) {
            return sent;
        }
        String segment = unescaped(sent);
        return segment == null || ambiguous(segment) ? null : segment;
    }

    private static boolean unclear(String segment) {
        return segment.equals(".") || segment.equals("..") || segment.indexOf(';') >= 0;
    }

    private static boolean ambiguous(String segment) {
        return ENCODED_DOTS.matcher(segment).matches()
                || STILL_ENCODED.matcher(segment).find()
                || segment.chars().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
    }

    /** Percent-decoded once, null if an escape is malformed or the bytes are not UTF-8. */
    public static @Nullable String unescaped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        int at = 0;
        while (at < text.length()) {
            int escape = text.indexOf('%', at);
            int end = escape < 0 ? text.length() : escape;
            bytes.writeBytes(text.substring(at, end).getBytes(StandardCharsets.UTF_8));
            at = end;
            if (escape >= 0) {
                boolean whole = escape + 2 < text.length();
                int high = whole ? Character.digit(text.charAt(escape + 1), 16) : -1;
                int low = whole ? Character.digit(text.charAt(escape + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    return null;
                }
                bytes.write(high << 4 | low);
                at = escape + 3;
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException noText) {
            return null;
        }
    }
}

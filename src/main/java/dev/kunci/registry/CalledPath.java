package dev.kunci.registry;

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
 * The path of a call as it is compared with what products open: without the query, percent-decoded once, with dot
 * segments walked and slashes merged, as nginx does before it chooses a location. What an upstream may read otherwise
 * than nginx has no such form: an encoded slash, backslash or control character, a dot segment that is encoded, has a
 * parameter or leads above the root, whatever is still encoded so after decoding, and what is no URI at all.
 *
 * @param text empty for the base path itself, else beginning with a slash
 */
public record CalledPath(String text) {

    private static final Pattern ENCODED_DOTS = Pattern.compile("\\.{1,2}(?:;.*)?");
    private static final Pattern TWICE_ENCODED =
            Pattern.compile("%(?:2e|2f|5c|[01][0-9a-f]|7f)", Pattern.CASE_INSENSITIVE);

    /**
     * @param uri as the client sent it
     * @return empty where it has no form that everybody reads alike
     */
    public static Optional<CalledPath> of(String uri) {
        return Optional.ofNullable(normalized(uri)).map(CalledPath::new);
    }

    /** The same for what a person typed, who writes a space or an umlaut as it is. */
    public static Optional<CalledPath> typed(String text) {
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
        return of(uri.toString());
    }

    /** The text of {@link #of}, null for none; makes nothing anew where nothing is to be changed. */
    public static @Nullable String normalized(String uri) {
        boolean plain = true;
        int end = uri.length();
        for (int i = 0; i < end; i++) {
            char c = uri.charAt(i);
            if (c == '?') {
                end = i;
            } else if (c <= ' ' || c > '~' || c == '\\' || c == '#') {
                return null;
            } else {
                plain &= c != '%' && (c != '.' && c != '/' || i == 0 || uri.charAt(i - 1) != '/');
            }
        }
        if (end > 0 && uri.charAt(0) != '/') {
            return null;
        }
        String path = uri.substring(0, end);
        return plain ? path : walked(path);
    }

    private static @Nullable String walked(String path) {
        Deque<String> walked = new ArrayDeque<>();
        boolean directory = false;
        for (String sent : path.substring(1).split("/", -1)) {
            String segment = decoded(sent);
            if (segment == null) {
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

    /** @return null for a segment that is read differently by different servers */
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

    private static boolean ambiguous(String segment) {
        return ENCODED_DOTS.matcher(segment).matches()
                || TWICE_ENCODED.matcher(segment).find()
                || segment.chars().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
    }

    /** Percent-decoded once, null where an escape is none or the bytes are no UTF-8. */
    static @Nullable String unescaped(String text) {
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

package dev.kunci.gateway.http;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Names as values of headers: percent-encoded UTF-8, so that no name can end a header and begin another. Together they
 * are never so long that an answer with them is more than what gateways take: nginx makes 502 of one that does not fit
 * into 4,096 bytes, and refuses a call that may pass.
 */
final class HeaderText {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** What the names of one answer may take together; only where they take more is any of them cut. */
    static final int ALL = 3_600;

    private static final int EACH = ALL / 3;

    /** What a name ends in that was cut: an ellipsis. */
    private static final String CUT = "%E2%80%A6";

    private HeaderText() {}

    /** Three names, none of which leaves no room for the others. */
    static String[] fitting(String first, String second, String third) {
        String[] all = {encoded(first), encoded(second), encoded(third)};
        return all[0].length() + all[1].length() + all[2].length() <= ALL
                ? all
                : new String[] {cut(first, all[0]), cut(second, all[1]), cut(third, all[2])};
    }

    /** At the end of a character. */
    private static String cut(String text, String encoded) {
        if (encoded.length() <= EACH) {
            return encoded;
        }
        StringBuilder kept = new StringBuilder(EACH);
        for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            String next = encoded(Character.toString(text.codePointAt(at)));
            if (kept.length() + next.length() + CUT.length() > EACH) {
                break;
            }
            kept.append(next);
        }
        return kept.append(CUT).toString();
    }

    /** The same text where there is nothing to encode, as nearly always. */
    static String encoded(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return all(text);
            }
        }
        return text;
    }

    private static String all(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain((char) (b & 0xff))) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX.toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    /** Printable ASCII without the blank, which would be lost at the ends, and the sign of encoding itself. */
    private static boolean isPlain(char c) {
        return c > ' ' && c < 0x7f && c != '%';
    }
}

package dev.kunci.gateway.http;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Names as header values: percent-encoded UTF-8, so that no name can end a header and begin another. Their total length
 * is limited to what gateways accept: nginx answers 502 if the headers do not fit into 4,096 bytes, and so would refuse
 * an allowed call.
 */
final class HeaderText {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** The total length of the names in one response; names are cut only if they exceed it. */
    static final int ALL = 3_600;

    private static final int EACH = ALL / 3;

    /** An ellipsis marks a name that was cut. */
    private static final String CUT = "%E2%80%A6";

    private HeaderText() {}

    /** Three names, each of which gets its share of the room. */
    static String[] fitting(String first, String second, String third) {
        String[] all = {encoded(first), encoded(second), encoded(third)};
        return all[0].length() + all[1].length() + all[2].length() <= ALL
                ? all
                : new String[] {cut(first, all[0]), cut(second, all[1]), cut(third, all[2])};
    }

    /** Cuts at the end of a character. */
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

    /** The same text if there is nothing to encode, as is nearly always so. */
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

    /** Printable ASCII except the space, which would be lost at the ends, and the percent sign. */
    private static boolean isPlain(char c) {
        return c > ' ' && c < 0x7f && c != '%';
    }
}

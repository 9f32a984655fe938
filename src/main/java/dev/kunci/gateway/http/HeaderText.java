package dev.kunci.gateway.http;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Names as values of headers: percent-encoded UTF-8, so that no name can end a header and begin another. */
final class HeaderText {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private HeaderText() {}

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

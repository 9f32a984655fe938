package dev.kunci.importer;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** How PostgreSQL shows bytes. */
final class HexOf {

    private HexOf() {}

    static String text(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}

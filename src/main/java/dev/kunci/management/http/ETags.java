package dev.kunci.management.http;

import dev.kunci.management.dialect.Dialect;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes entity tags for If-Match (RFC 9110). */
public final class ETags {

    private static final int LENGTH = 32;

    private ETags() {}

    /** @param document without secrets, so that all readers get the same tag */
    public static String of(Object document) {
        try {
            byte[] text = Dialect.EDGE.write(document).toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text))
                    .substring(0, LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

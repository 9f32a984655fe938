package dev.kunci.operators;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** What an API token looks like: {@code kunci_} and 256 random bits, so that a scanner of leaked secrets knows it. */
final class TokenText {

    private static final String PREFIX = "kunci_";
    private static final int BYTES = 32;
    private static final int HINT = PREFIX.length() + 6;
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private TokenText() {}

    static String next() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    static boolean looksLikeOne(String text) {
        return SHAPE.matcher(text).matches();
    }

    /** Its beginning, by which people tell tokens apart. */
    static String hint(String token) {
        return token.substring(0, HINT);
    }

    /** All that is stored of it; so much randomness needs no slow hash. */
    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

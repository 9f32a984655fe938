package dev.kunci.operators.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The format of tokens: {@code kunci_} for programs or {@code kunci_gw_} for gateways, followed by 256 random bits, so
 * that secret scanners recognize them. Neither kind is accepted in place of the other.
 */
public final class TokenFormat {

    private static final String PREFIX = "kunci_";
    private static final String GATEWAY = "kunci_gw_";
    private static final int BYTES = 32;
    private static final int RANDOM_HINT = 6;
    private static final int RANDOM_LENGTH = 43;
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{" + RANDOM_LENGTH + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private TokenFormat() {}

    public static String next() {
        return next(PREFIX);
    }

    static String nextForGateway() {
        return next(GATEWAY);
    }

    private static String next(String prefix) {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    public static boolean looksLikeOne(String text) {
        return SHAPE.matcher(text).matches();
    }

    /** Its beginning, by which people tell tokens apart. */
    public static String hint(String token) {
        return token.substring(0, token.length() - RANDOM_LENGTH + RANDOM_HINT);
    }

    /** All that is stored of it; this much randomness needs no slow hash. */
    public static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package dev.kunci.operators.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * Knows common and breached passwords and the words they are made of, from a list that comes with Kunci. It is read
 * when someone first chooses a password, and kept as one number per word: about one megabyte.
 */
final class CommonPasswords {

    private static final String LIST = "/passwords/common.txt.gz";
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private CommonPasswords() {}

    private static final class Known {
        private static final long[] WORDS = read();
    }

    /** @param word in lower case */
    static boolean contain(CharSequence word) {
        return Arrays.binarySearch(Known.WORDS, hash(word)) >= 0;
    }

    private static long[] read() {
        InputStream list = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(LIST), LIST);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(list), StandardCharsets.US_ASCII))) {
            return lines.lines().mapToLong(CommonPasswords::hash).sorted().toArray();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** FNV-1a with 64 bits. */
    private static long hash(CharSequence word) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < word.length(); i++) {
            hash = (hash ^ word.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }
}

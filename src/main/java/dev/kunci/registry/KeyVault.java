package dev.kunci.registry;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.prf.Prf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Hashes, seals and opens consumer keys and secrets with keysets that are not in the database, so that a stolen copy
 * of the database opens nothing.
 */
public final class KeyVault {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    /** No consumer key has this character. */
    private static final String FINGERPRINT = "\0kunci.keysets";

    private static final String SEAL = "\0kunci.backup";

    private static final int HASH_BYTES = 32;
    private static final int KEY_LENGTH = 32;
    private static final int SECRET_LENGTH = 32;
    private static final int HINT_LENGTH = 6;

    private final Map<Integer, Prf> lookups;
    private final int primary;
    private final Aead values;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param lookups the hash functions by key version
     * @param primary the version for new keys
     */
    KeyVault(Map<Integer, Prf> lookups, int primary, Aead values) {
        this.lookups = Map.copyOf(lookups);
        this.primary = primary;
        this.values = values;
    }

    /** The vault of a keysets file that is there, for whoever works beside the application. */
    public static KeyVault of(Path keysets) {
        return new KeysetFile(keysets).open();
    }

    /** A key pair in the form in which a row keeps it. */
    public record Sealed(byte[] keyHash, long hashVersion, String keyHint, byte[] keyCipher, byte[] secretCipher) {}

    /** A key pair in the clear; never stored, logged or put into an address. */
    public record Pair(String consumerKey, String consumerSecret) {

        @Override
        public String toString() {
            return "Pair[" + hint(consumerKey) + "…]";
        }
    }

    /** A new pair of 32 letters and digits each, about 190 bits. */
    public Pair mint() {
        return new Pair(word(KEY_LENGTH), word(SECRET_LENGTH));
    }

    /** @param row the id of the credential, to which the sealed values are bound */
    public Sealed seal(UUID row, Pair pair) {
        return new Sealed(
                hash(pair.consumerKey()),
                version(),
                hint(pair.consumerKey()),
                seal(row, "key", pair.consumerKey()),
                seal(row, "secret", pair.consumerSecret()));
    }

    /** The version of the keyset with which new keys are hashed. */
    public long version() {
        return Integer.toUnsignedLong(primary);
    }

    /** All versions by which this vault finds keys. */
    public Set<Long> versions() {
        return lookups.keySet().stream().map(Integer::toUnsignedLong).collect(Collectors.toUnmodifiableSet());
    }

    /** By which a key of the keyset can be told from any other, and which tells nothing of it; null where it is not here. */
    byte @Nullable [] fingerprint(long version) {
        Prf prf = lookups.get((int) version);
        return prf == null ? null : hash(prf, FINGERPRINT);
    }

    /**
     * By which a file is known to come from somebody who has the keysets, as it was; null where that key of the keysets
     * is not here.
     *
     * @param version the key of the keysets, which stays in them when newer ones are added
     */
    public byte @Nullable [] mac(long version, byte[] content) {
        Prf prf = lookups.get((int) version);
        if (prf == null) {
            return null;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(hash(prf, SEAL), "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot authenticate", e);
        }
    }

    /** The keyed hash by which a new key is stored. */
    public byte[] hash(String consumerKey) {
        return hash(Objects.requireNonNull(lookups.get(primary)), consumerKey);
    }

    /** The hashes under which this key may be stored: one for each version of the keyset. */
    public List<byte[]> hashes(String consumerKey) {
        return lookups.values().stream().map(prf -> hash(prf, consumerKey)).toList();
    }

    private static byte[] hash(Prf prf, String consumerKey) {
        try {
            return prf.compute(consumerKey.getBytes(StandardCharsets.UTF_8), HASH_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot hash", e);
        }
    }

    /** What may be shown of a key to everybody: its first min(6, length/4) characters. */
    public static String hint(String consumerKey) {
        return consumerKey.substring(0, Math.min(HINT_LENGTH, consumerKey.length() / 4));
    }

    Pair open(UUID row, byte[] keyCipher, byte[] secretCipher) {
        return new Pair(open(row, "key", keyCipher), open(row, "secret", secretCipher));
    }

    boolean opens(UUID row, byte[] keyCipher, byte[] secretCipher) {
        try {
            return !open(row, keyCipher, secretCipher).consumerKey().isEmpty();
        } catch (IllegalStateException otherKeysets) {
            return false;
        }
    }

    private byte[] seal(UUID row, String field, String value) {
        try {
            return values.encrypt(value.getBytes(StandardCharsets.UTF_8), boundTo(row, field));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal", e);
        }
    }

    private String open(UUID row, String field, byte[] cipher) {
        try {
            return new String(values.decrypt(cipher, boundTo(row, field)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored " + field + " cannot be opened with these keysets", e);
        }
    }

    private static byte[] boundTo(UUID row, String field) {
        byte[] name = field.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(16 + name.length)
                .putLong(row.getMostSignificantBits())
                .putLong(row.getLeastSignificantBits())
                .put(name)
                .array();
    }

    private String word(int length) {
        StringBuilder word = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            word.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return word.toString();
    }
}

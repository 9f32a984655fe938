package dev.kunci.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.prf.Prf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanCreationException;

/**
 * Hashes, encrypts and decrypts consumer keys and secrets with keysets that are kept outside the database, so that a
 * stolen copy of the database reveals nothing.
 */
public final class KeyVault {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    /** A character that no consumer key contains. */
    private static final String SEAL = "\0kunci.backup";

    private static final int HASH_BYTES = 32;
    private static final int KEY_LENGTH = 32;
    private static final int SECRET_LENGTH = 32;
    private static final int HINT_LENGTH = 6;

    private static final Logger LOG = LoggerFactory.getLogger(KeyVault.class);

    private final KeysetFile file;
    private final SecureRandom random = new SecureRandom();
    private volatile Keys keys;
    private Keysets keysets;
    private KeysetState state;

    /** @param keysets as the file holds them */
    public KeyVault(KeysetFile file, Keysets keysets) {
        this.file = file;
        this.keysets = keysets;
        this.state = KeysetState.of(keysets);
        this.keys = Keys.of(keysets, state);
    }

    /**
     * The keys in use at one moment.
     *
     * @param lookups the hash functions by key version; the one for new keys comes first
     * @param here the keys that are loaded
     * @param complete whether these include the keys that other instances write with
     */
    private record Keys(Map<Long, Prf> lookups, long primary, Aead values, Set<KeyName> here, boolean complete) {

        static Keys of(Keysets file, KeysetState state) {
            try {
                boolean complete = file.names().containsAll(state.written());
                Keysets used = file.without(name -> state.retired().contains(name));
                if (complete) {
                    used = used.writtenWith(state.lookup(), state.values());
                }
                return new Keys(
                        Collections.unmodifiableMap(used.prfs()),
                        used.lookupPrimary(),
                        used.aead(),
                        used.names(),
                        complete);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the keysets cannot be used", e);
            }
        }
    }

    /** The vault of an existing keysets file, for callers that run without the application. */
    public static KeyVault of(Path keysets) {
        return new KeysetFile(keysets).open();
    }

    /** A key pair in the form in which a row stores it. */
    public record Sealed(byte[] keyHash, long hashVersion, String keyHint, byte[] keyCipher, byte[] secretCipher) {}

    /** A key pair in the clear; never stored, logged or put into a URL. */
    public record Pair(String consumerKey, String consumerSecret) {

        @Override
        public String toString() {
            return "Pair[" + hint(consumerKey) + "…]";
        }
    }

    /** A new key and secret of 32 letters and digits each, about 190 bits. */
    public Pair mint() {
        return new Pair(word(KEY_LENGTH), word(SECRET_LENGTH));
    }

    /** @param row the id of the credential, to which the encrypted values are bound */
    public Sealed seal(UUID row, Pair pair) {
        Keys now = keys;
        return new Sealed(
                hash(Objects.requireNonNull(now.lookups().get(now.primary())), pair.consumerKey()),
                now.primary(),
                hint(pair.consumerKey()),
                seal(row, "key", pair.consumerKey()),
                seal(row, "secret", pair.consumerSecret()));
    }

    /** The version of the lookup key that hashes new keys. */
    public long version() {
        return keys.primary();
    }

    /** All versions by which this vault finds keys. */
    public Set<Long> versions() {
        return keys.lookups().keySet();
    }

    /**
     * Whether this vault has the keys that other instances write with. Without them, a key that is not found may still
     * exist.
     */
    public boolean complete() {
        return keys.complete();
    }

    /** The keys that are loaded. */
    public Set<KeyName> here() {
        return keys.here();
    }

    /** Reads the file again. If it cannot be read, or lacks a key that is needed, the loaded keys stay. */
    public synchronized void reload() {
        try {
            take(file.read(), state);
        } catch (BeanCreationException | IllegalStateException e) {
            LOG.warn("The keysets file was not taken over, the keys of before go on: {}", e.getMessage());
        }
    }

    /** Whether it writes with the keys that the database names. */
    public synchronized boolean follows(KeysetState now) {
        return now.sameKeys(state) && keys.complete();
    }

    /** Writes from now on with the keys that the database names. */
    public synchronized void adopt(KeysetState now) {
        if (!follows(now)) {
            take(keysets.names().containsAll(now.written()) ? keysets : file.read(), now);
        }
    }

    private void take(Keysets read, KeysetState now) {
        boolean lost =
                keysets.names().containsAll(now.written()) && !read.names().containsAll(now.written());
        Keysets next = lost ? keysets : read;
        keys = Keys.of(next, now);
        keysets = next;
        state = now;
    }

    /**
     * A seal that shows that a file comes unchanged from a holder of the keysets; null if that key is not loaded.
     *
     * @param version the key of the keysets; it stays in them when newer ones are added
     */
    public byte @Nullable [] mac(long version, byte[] content) {
        Prf prf = keys.lookups().get(version);
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

    /** The keyed hash under which a new key is stored. */
    public byte[] hash(String consumerKey) {
        Keys now = keys;
        return hash(Objects.requireNonNull(now.lookups().get(now.primary())), consumerKey);
    }

    /** The hashes under which this key may be stored, one for each version; the one for new keys comes first. */
    public List<byte[]> hashes(String consumerKey) {
        return keys.lookups().values().stream()
                .map(prf -> hash(prf, consumerKey))
                .toList();
    }

    private static byte[] hash(Prf prf, String consumerKey) {
        try {
            return prf.compute(consumerKey.getBytes(StandardCharsets.UTF_8), HASH_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot hash", e);
        }
    }

    /** What everybody may see of a key: its first min(6, length/4) characters. */
    public static String hint(String consumerKey) {
        return consumerKey.substring(0, Math.min(HINT_LENGTH, consumerKey.length() / 4));
    }

    public Pair open(UUID row, byte[] keyCipher, byte[] secretCipher) {
        return new Pair(open(row, "key", keyCipher), open(row, "secret", secretCipher));
    }

    public boolean opens(UUID row, byte[] keyCipher, byte[] secretCipher) {
        try {
            return !open(row, keyCipher, secretCipher).consumerKey().isEmpty();
        } catch (IllegalStateException otherKeysets) {
            return false;
        }
    }

    private byte[] seal(UUID row, String field, String value) {
        try {
            return keys.values().encrypt(value.getBytes(StandardCharsets.UTF_8), boundTo(row, field));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal", e);
        }
    }

    private String open(UUID row, String field, byte[] cipher) {
        try {
            return new String(keys.values().decrypt(cipher, boundTo(row, field)), StandardCharsets.UTF_8);
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

package dev.kunci.vault;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The two keysets as the file holds them: {@code lookup} hashes consumer keys, {@code values} encrypts keys and
 * secrets.
 */
public record Keysets(KeysetHandle lookup, KeysetHandle values) {

    /** A character that no consumer key contains. */
    private static final byte[] FINGERPRINT = "\0kunci.keysets".getBytes(StandardCharsets.UTF_8);

    private static final int HASH_BYTES = 32;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static {
        try {
            AeadConfig.register();
            PrfConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink lacks what it always has", e);
        }
    }

    static Keysets fresh() throws GeneralSecurityException {
        return new Keysets(
                KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF),
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
    }

    static Keysets parse(String text) throws GeneralSecurityException {
        Map<String, Object> keysets = JSON.readValue(text, new TypeReference<Map<String, Object>>() {});
        return new Keysets(handle(keysets, KeyName.LOOKUP), handle(keysets, KeyName.VALUES));
    }

    String text() throws GeneralSecurityException {
        return JSON.writeValueAsString(Map.of(KeyName.LOOKUP, tree(lookup), KeyName.VALUES, tree(values)));
    }

    /** A copy with a new key in each keyset, which can be read with but is not written with yet. */
    public Keysets grown() throws GeneralSecurityException {
        return new Keysets(
                grown(lookup, PredefinedPrfParameters.HMAC_SHA256_PRF),
                grown(values, PredefinedAeadParameters.AES256_GCM));
    }

    /** A copy that writes with these keys. */
    public Keysets writtenWith(long lookupVersion, long valueVersion) throws GeneralSecurityException {
        return new Keysets(writtenWith(lookup, lookupVersion), writtenWith(values, valueVersion));
    }

    public Keysets without(Predicate<KeyName> gone) throws GeneralSecurityException {
        return new Keysets(
                without(lookup, version -> gone.test(KeyName.lookup(version))),
                without(values, version -> gone.test(KeyName.values(version))));
    }

    /** All keys in the file. */
    public Set<KeyName> names() {
        Set<KeyName> names = versions(lookup).stream().map(KeyName::lookup).collect(Collectors.toSet());
        versions(values).stream().map(KeyName::values).forEach(names::add);
        return names;
    }

    public long lookupPrimary() {
        return Integer.toUnsignedLong(lookup.getPrimary().getId());
    }

    public long valuePrimary() {
        return Integer.toUnsignedLong(values.getPrimary().getId());
    }

    /** The hash functions by version; that of the primary key comes first. */
    Map<Long, Prf> prfs() throws GeneralSecurityException {
        PrfSet set = lookup.getPrimitive(RegistryConfiguration.get(), PrfSet.class);
        Map<Integer, Prf> all = set.getPrfs();
        Map<Long, Prf> prfs = new LinkedHashMap<>();
        prfs.put(lookupPrimary(), Objects.requireNonNull(all.get(set.getPrimaryId())));
        all.forEach((id, prf) -> prfs.putIfAbsent(Integer.toUnsignedLong(id), prf));
        return prfs;
    }

    Aead aead() throws GeneralSecurityException {
        return values.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** Tells a key from any other without revealing it; null if it is not here. */
    @AccessesPartialKey
    public byte @Nullable [] fingerprint(KeyName name) {
        try {
            if (name.keyset().equals(KeyName.LOOKUP)) {
                Prf prf = prfs().get(name.version());
                return prf == null ? null : prf.compute(FINGERPRINT, HASH_BYTES);
            }
            KeysetHandle.@Nullable Entry entry = entry(values, name.version());
            if (entry == null || !(entry.getKey() instanceof AesGcmKey key)) {
                return null;
            }
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get()), "HmacSHA256"));
            return mac.doFinal(FINGERPRINT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot hash", e);
        }
    }

    public boolean sameAs(Keysets other) {
        return lookup.equalsKeyset(other.lookup) && values.equalsKeyset(other.values);
    }

    public boolean has(KeyName name, byte[] fingerprint) {
        return Arrays.equals(fingerprint(name), fingerprint);
    }

    private static KeysetHandle handle(Map<String, Object> keysets, String name) throws GeneralSecurityException {
        Object keyset = keysets.get(name);
        if (keyset == null) {
            throw new GeneralSecurityException("it has no keyset named " + name);
        }
        return TinkJsonProtoKeysetFormat.parseKeyset(JSON.writeValueAsString(keyset), InsecureSecretKeyAccess.get());
    }

    private static Object tree(KeysetHandle handle) throws GeneralSecurityException {
        return JSON.readTree(TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get()));
    }

    private static KeysetHandle grown(KeysetHandle handle, Parameters parameters) throws GeneralSecurityException {
        return KeysetHandle.newBuilder(handle)
                .addEntry(KeysetHandle.generateEntryFromParameters(parameters).withRandomId())
                .build();
    }

    private static KeysetHandle writtenWith(KeysetHandle handle, long version) throws GeneralSecurityException {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(handle);
        builder.getAt(indexOf(handle, version)).makePrimary();
        return builder.build();
    }

    private static KeysetHandle without(KeysetHandle handle, Predicate<Long> gone) throws GeneralSecurityException {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(handle);
        for (int i = handle.size() - 1; i >= 0; i--) {
            if (gone.test(Integer.toUnsignedLong(handle.getAt(i).getId()))) {
                builder.deleteAt(i);
            }
        }
        return builder.build();
    }

    private static int indexOf(KeysetHandle handle, long version) throws GeneralSecurityException {
        return IntStream.range(0, handle.size())
                .filter(i -> Integer.toUnsignedLong(handle.getAt(i).getId()) == version)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("it has no key " + version));
    }

    private static KeysetHandle.@Nullable Entry entry(KeysetHandle handle, long version) {
        return IntStream.range(0, handle.size())
                .mapToObj(handle::getAt)
                .filter(entry -> Integer.toUnsignedLong(entry.getId()) == version)
                .findFirst()
                .orElse(null);
    }

    private static Set<Long> versions(KeysetHandle handle) {
        return IntStream.range(0, handle.size())
                .mapToObj(i -> Integer.toUnsignedLong(handle.getAt(i).getId()))
                .collect(Collectors.toSet());
    }
}

package dev.kunci.registry;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.BeanCreationException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The file of the two keysets: {@code lookup} finds keys by hash, {@code values} opens them. Whoever has it and the database has the keys. */
final class KeysetFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path path;

    KeysetFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** Makes new keysets; where another process was faster, its file stands. */
    void create() {
        try {
            AeadConfig.register();
            PrfConfig.register();
            Map<String, Object> keysets = Map.of(
                    "lookup", fresh(PredefinedPrfParameters.HMAC_SHA256_PRF),
                    "values", fresh(PredefinedAeadParameters.AES256_GCM));
            Files.createDirectories(path.getParent());
            Path draft = path.resolveSibling(path.getFileName() + "." + UUID.randomUUID());
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, JSON.writeValueAsString(keysets));
            try {
                Files.createLink(path, draft);
            } catch (FileAlreadyExistsException faster) {
                return;
            } finally {
                Files.delete(draft);
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new BeanCreationException("The keysets file " + path + " cannot be written: " + e.getMessage(), e);
        }
    }

    KeyVault open() {
        try {
            AeadConfig.register();
            PrfConfig.register();
            Map<String, Object> keysets =
                    JSON.readValue(Files.readString(path), new TypeReference<Map<String, Object>>() {});
            PrfSet lookup = handle(keysets, "lookup").getPrimitive(RegistryConfiguration.get(), PrfSet.class);
            Aead values = handle(keysets, "values").getPrimitive(RegistryConfiguration.get(), Aead.class);
            return new KeyVault(lookup.getPrfs(), lookup.getPrimaryId(), values);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new BeanCreationException(
                    "The keysets file " + path + " cannot be read: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("it is damaged"),
                    e);
        }
    }

    private static Object fresh(Parameters parameters) throws GeneralSecurityException {
        KeysetHandle handle = KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.generateEntryFromParameters(parameters)
                        .withRandomId()
                        .makePrimary())
                .build();
        return JSON.readTree(TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get()));
    }

    private static KeysetHandle handle(Map<String, Object> keysets, String name) throws GeneralSecurityException {
        Object keyset = keysets.get(name);
        if (keyset == null) {
            throw new GeneralSecurityException("it has no keyset named " + name);
        }
        return TinkJsonProtoKeysetFormat.parseKeyset(JSON.writeValueAsString(keyset), InsecureSecretKeyAccess.get());
    }
}

package dev.kunci.console.backup;

import dev.kunci.console.system.StartRefused;
import dev.kunci.vault.KeyVault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;

/**
 * What the person who restores a backup has besides it. Only that can prove that the backup is unchanged: whoever
 * altered the file could have recreated anything in it.
 *
 * @param keysets a file that may exist
 * @param sha256 of the whole file, noted when it was written
 * @param unsigned whether to accept a backup without proof
 */
public record RestoreEvidence(Path keysets, @Nullable String sha256, boolean unsigned) {

    /** What proved a backup to be unchanged. */
    public enum Proof {
        KEYSETS,
        CHECKSUM,
        NONE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws StartRefused if it was altered, or nothing proves that it was not */
    Proof of(Path file, Manifest manifest, byte[] json, @Nullable ManifestSeal seal) throws IOException {
        KeyVault vault = seal == null || !Files.exists(keysets) ? null : vault();
        if (seal != null && vault != null && seal.isKnownTo(vault) && !seal.holds(vault, json)) {
            throw altered(file);
        }
        if (sha256 != null) {
            if (!sha256.equalsIgnoreCase(digest(file))) {
                throw altered(file);
            }
            return Proof.CHECKSUM;
        }
        String doubt = doubt(manifest, seal, vault);
        if (doubt.isEmpty()) {
            return Proof.KEYSETS;
        }
        if (!unsigned) {
            throw new StartRefused("Nothing shows that the backup " + file + " is as it was written, and nothing was"
                    + " restored: " + doubt + ". To restore it all the same, say --unsigned.");
        }
        return Proof.NONE;
    }

    private String doubt(Manifest manifest, @Nullable ManifestSeal seal, @Nullable KeyVault vault) {
        if (seal == null) {
            return "it is not signed, being of an older Kunci or of one without keysets";
        }
        if (manifest.keysets() != null) {
            return "the keysets are in it, so whoever can alter it can sign it too. Give the checksum that ./kunci backup"
                    + " printed (--sha256 CHECKSUM)";
        }
        if (vault == null) {
            return "there are no keysets in " + keysets + ". Name your copy of them (--keysets FILE)";
        }
        return seal.isKnownTo(vault)
                ? ""
                : "it is signed with key " + seal.key() + ", which the keysets in " + keysets
                        + " do not have. Name a copy that has it (--keysets FILE)";
    }

    private KeyVault vault() {
        try {
            return KeyVault.of(keysets);
        } catch (BeanCreationException e) {
            throw new StartRefused(String.valueOf(e.getMessage()), e);
        }
    }

    private static String digest(Path file) throws IOException {
        MessageDigest digest = ArchiveWriter.sha256();
        try (InputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static StartRefused altered(Path file) {
        return new StartRefused("The backup " + file + " was altered after it was written, or is another one than"
                + " that whose keysets or checksum were given: nothing was restored.");
    }
}

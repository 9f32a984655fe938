package dev.kunci.console.backup;

import dev.kunci.vault.KeyVault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Proves that a manifest, and by its digests the whole backup, was written by a holder of the keysets.
 *
 * @param key the key of the keysets it was made with
 */
record ManifestSeal(long key, String mac) {
    static final String ENTRY = "manifest.mac";
    static final int MOST_BYTES = 200;
    private static final Pattern FORM = Pattern.compile("(\\d{1,10}) ([0-9a-f]{64})\n");

    static ManifestSeal of(KeyVault vault, byte[] manifest) {
        byte[] mac = Objects.requireNonNull(vault.mac(vault.version(), manifest));
        return new ManifestSeal(vault.version(), HexFormat.of().formatHex(mac));
    }

    static ManifestSeal read(byte[] content) throws IOException {
        Matcher matcher = FORM.matcher(new String(content, StandardCharsets.US_ASCII));
        if (!matcher.matches()) {
            throw new IOException(ENTRY + " is none");
        }
        return new ManifestSeal(Long.parseLong(matcher.group(1)), matcher.group(2));
    }

    byte[] bytes() {
        return (key + " " + mac + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    boolean isKnownTo(KeyVault vault) {
        return vault.versions().contains(key);
    }

    boolean holds(KeyVault vault, byte[] manifest) {
        byte[] expected = vault.mac(key, manifest);
        return expected != null
                && MessageDigest.isEqual(expected, HexFormat.of().parseHex(mac));
    }
}

package dev.kunci.registry.key;

import dev.kunci.shared.Refusal;
import dev.kunci.vault.KeyVault;
import java.util.regex.Pattern;

/**
 * The rule for consumer keys and secrets from people, programs and files. Apigee creates letters and digits today, but
 * its older keys contain characters such as {@code
 * }, {@code ,} and {@code =}, and keys of other systems may contain whatever a header can carry.
 */
public final class KeyRules {

    /** Visible ASCII characters, at most 2 KB (Apigee page on importing consumer keys). */
    private static final Pattern VALUE = Pattern.compile("[!-~]{1,2048}");

    private KeyRules() {}

    public static boolean isKey(String value) {
        return VALUE.matcher(value).matches();
    }

    /** @param value empty for a key that has no secret */
    public static boolean isSecret(String value) {
        return value.isEmpty() || VALUE.matcher(value).matches();
    }

    static void check(KeyVault.Pair pair) {
        if (!isKey(pair.consumerKey())) {
            throw new Refusal.Invalid("refusal.key.characters");
        }
        if (!isSecret(pair.consumerSecret())) {
            throw new Refusal.Invalid("refusal.secret.characters");
        }
    }
}

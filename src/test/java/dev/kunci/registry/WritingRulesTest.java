package dev.kunci.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.registry.key.KeyRules;
import dev.kunci.registry.value.EmailAddress;
import dev.kunci.registry.value.Quota;
import dev.kunci.registry.value.ResourceName;
import dev.kunci.registry.value.WordList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What names, keys, quotas and lists of words may look like, whoever writes them. */
class WritingRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"Orders", "Partner #1", "50% $-_.", "a%20b"})
    void aNameHasWhatApigeeAllows(String name) {
        assertThat(ResourceName.isWellFormed(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "Käse", "a;b", "a\nb"})
    void andNothingElse(String name) {
        assertThat(ResourceName.isWellFormed(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana", "ana budi@example.com", "ana\u00A0budi@example.com", "ana@exam\u2003ple.com"})
    void noAddressHasBlanks(String address) {
        assertThat(EmailAddress.isOne(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Jmjtd|lu6y29u8nl,rl=o5-l622", "abc_DEF-1", "YWJj/Zw+=="})
    void oldKeysHaveAllVisibleCharacters(String key) {
        assertThat(KeyRules.isKey(key)).isTrue();
        assertThat(KeyRules.isSecret(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "schlüssel", "a\tb", "a\u007fb"})
    void noKeyHasWhatAHeaderCannotCarry(String key) {
        assertThat(KeyRules.isKey(key)).isFalse();
        assertThat(KeyRules.isSecret(key)).isFalse();
    }

    @Test
    void aKeyMayHaveNoSecretAndIsNeverEmptyOrEndless() {
        assertThat(KeyRules.isSecret("")).isTrue();
        assertThat(KeyRules.isKey("")).isFalse();
        assertThat(KeyRules.isKey("k".repeat(2_048))).isTrue();
        assertThat(KeyRules.isKey("k".repeat(2_049))).isFalse();
    }

    @Test
    void blankWordsSayNothingAndRepeatedOnesCountOnce() {
        assertThat(WordList.of(List.of("", " READ ", "WRITE", "READ", "  "))).containsExactly("READ", "WRITE");
    }

    @Test
    void aQuotaWithoutALimitIsNone() {
        assertThat(new Quota("", "1", "minute")).isEqualTo(Quota.NONE);
        assertThat(new Quota("null", "null", "null").isWellFormed()).isTrue();
        assertThat(new Quota("10", "1", "WEEK").isWellFormed()).isTrue();
        assertThat(new Quota("10", "1", "second").isWellFormed()).isFalse();
        assertThat(new Quota("10", "", "").isWellFormed()).isFalse();
    }
}

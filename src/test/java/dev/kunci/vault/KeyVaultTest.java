package dev.kunci.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanCreationException;

/** Keys and secrets open only with the keysets, and only in the row they were sealed for. */
class KeyVaultTest {

    @TempDir
    Path directory;

    @Test
    void aPairOpensInItsOwnRowAndInNoOther() {
        KeyVault vault = vault("keysets.json");
        UUID row = UUID.randomUUID();
        KeyVault.Pair pair = vault.mint();
        KeyVault.Sealed sealed = vault.seal(row, pair);

        assertThat(vault.open(row, sealed.keyCipher(), sealed.secretCipher())).isEqualTo(pair);
        assertThatThrownBy(() -> vault.open(UUID.randomUUID(), sealed.keyCipher(), sealed.secretCipher()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault.open(row, sealed.secretCipher(), sealed.keyCipher()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theSameFileFindsAndOpensAfterARestartAndAnotherDoesNot() {
        KeyVault before = vault("keysets.json");
        UUID row = UUID.randomUUID();
        KeyVault.Pair pair = before.mint();
        KeyVault.Sealed sealed = before.seal(row, pair);

        KeyVault after = new KeysetFile(directory.resolve("keysets.json")).open();
        assertThat(after.hash(pair.consumerKey())).isEqualTo(sealed.keyHash());
        assertThat(after.hashes(pair.consumerKey())).hasSize(1).first().isEqualTo(sealed.keyHash());
        assertThat(after.open(row, sealed.keyCipher(), sealed.secretCipher())).isEqualTo(pair);
        KeyVault other = vault("other.json");
        assertThat(other.hash(pair.consumerKey())).isNotEqualTo(sealed.keyHash());
        assertThatThrownBy(() -> other.open(row, sealed.keyCipher(), sealed.secretCipher()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theFileIsForItsOwnerAloneAndIsNeverOverwritten() throws Exception {
        vault("keysets.json");
        Path file = directory.resolve("keysets.json");
        String content = Files.readString(file);

        new KeysetFile(file).create();

        assertThat(Files.readString(file)).isEqualTo(content);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aDamagedFileIsNamed() throws Exception {
        Path file = directory.resolve("keysets.json");
        Files.writeString(file, "{\"lookup\": {}}");

        assertThatThrownBy(() -> new KeysetFile(file).open())
                .isInstanceOf(BeanCreationException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aHintIsAQuarterOfTheKeyAndSixCharactersAtTheMost() {
        assertThat(KeyVault.hint("giIC9Au6XP82wJ1oxZuQU4L75OdNKLhb")).isEqualTo("giIC9A");
        assertThat(KeyVault.hint("abcdefgh")).isEqualTo("ab");
        assertThat(KeyVault.hint("abc")).isEmpty();
    }

    @Test
    void aPairDoesNotPrintItself() {
        KeyVault.Pair pair = vault("keysets.json").mint();

        assertThat(pair.toString()).doesNotContain(pair.consumerKey()).doesNotContain(pair.consumerSecret());
        assertThat(pair.consumerKey()).matches("[A-Za-z0-9]{32}");
        assertThat(pair.consumerSecret()).matches("[A-Za-z0-9]{32}").isNotEqualTo(pair.consumerKey());
    }

    private KeyVault vault(String name) {
        KeysetFile file = new KeysetFile(directory.resolve(name));
        file.create();
        return file.open();
    }
}

package dev.kunci.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.importer.ImportOptions;
import dev.kunci.importer.Importer;
import dev.kunci.importer.ProgressListener;
import dev.kunci.operators.Actor;
import dev.kunci.registry.change.Deletions;
import dev.kunci.registry.key.Credentials;
import dev.kunci.registry.key.Grants;
import dev.kunci.registry.value.Level;
import dev.kunci.vault.KeyVault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** An unknown key is read once, and passes as soon as it exists. */
class UnknownKeysTest extends GatewayScene {

    private static final String KEY = "a-key-of-somebodys-own";

    @Autowired
    Credentials credentials;

    @Autowired
    Grants grants;

    @Autowired
    Deletions deletions;

    @Autowired
    Importer importer;

    @TempDir
    Path directory;

    private final Actor console = Actor.console();

    private CheckRequest stranger() {
        return question(KEY, "GET", "/", null, null);
    }

    private void assertIsUnknownFromMemory() {
        int before = readings;
        assertThat(checker.check(stranger())).isEqualTo(new Verdict.Denied(DenialReason.UNKNOWN_KEY, null));
        assertThat(readings).isEqualTo(before + 1);
        assertThat(checker.now(stranger())).isEqualTo(new Verdict.Denied(DenialReason.UNKNOWN_KEY, null));
        assertThat(checker.check(stranger())).isEqualTo(new Verdict.Denied(DenialReason.UNKNOWN_KEY, null));
        assertThat(readings).isEqualTo(before + 1);
        current = false;
        assertThat(checker.now(stranger())).isEqualTo(new Verdict.Denied(DenialReason.STALE, null));
        current = true;
    }

    @Test
    void aKeyThatIsMadeAfterItWasAskedForPasses() {
        assertIsUnknownFromMemory();

        KeyVault.Pair pair = new KeyVault.Pair(KEY, "its-secret");
        var made = credentials.importPair(console, weather.organization(), weather.app(), pair, null);
        grants.add(console, weather.organization(), made.credential(), weather.autoProduct(), null);
        tell();

        assertThat(checker.now(stranger())).isNull();
        assertThat(((Verdict.Allowed) checker.check(stranger())).keyId()).isEqualTo(made.credential());
    }

    @Test
    void aKeyThatIsImportedAfterItWasAskedForPasses() throws IOException {
        assertIsUnknownFromMemory();

        Path file = Files.writeString(
                directory.resolve("export.json"), """
                {"app":[{"appId":"%s","name":"Weather mobile","developerEmail":"ana@example.com","credentials":[
                  {"consumerKey":"%s","consumerSecret":"its-secret","status":"approved",
                   "apiProducts":[{"apiproduct":"%s","status":"approved"}]}]}]}
                """.formatted(weather.app(), KEY, product(weather.autoProduct())));
        importer.importFile(console, weather.organization(), file, ImportOptions.STRICT, ProgressListener.NONE);
        tell();

        assertThat(checker.check(stranger())).isInstanceOf(Verdict.Allowed.class);
    }

    /** Although the cache still knows the former owner of the hash. */
    @Test
    void aKeyThatIsDeletedIsUnknownFromMemoryToo() {
        assertPassesFromMemory();
        deletions.remove(console, weather.target(Level.CREDENTIAL), null);
        tell();

        assertThat(denied()).isEqualTo(DenialReason.UNKNOWN_KEY);
        int before = readings;
        assertThat(denied()).isEqualTo(DenialReason.UNKNOWN_KEY);
        assertThat(readings).isEqualTo(before);
    }

    /** A key that is created while a load finds it missing is not cached as missing. */
    @Test
    void aKeyThatComesWhileItIsReadPasses() {
        KeyVault.Pair pair = new KeyVault.Pair(KEY, "its-secret");
        meanwhile = () -> {
            var made = credentials.importPair(console, weather.organization(), weather.app(), pair, null);
            grants.add(console, weather.organization(), made.credential(), weather.autoProduct(), null);
            tell();
        };

        assertThat(checker.check(stranger())).isEqualTo(new Verdict.Denied(DenialReason.UNKNOWN_KEY, null));
        assertThat(checker.check(stranger())).isInstanceOf(Verdict.Allowed.class);
    }
}

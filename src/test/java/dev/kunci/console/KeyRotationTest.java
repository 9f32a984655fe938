package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.console.start.ApplicationStart;
import dev.kunci.console.start.ListenAddress;
import dev.kunci.console.system.StartRefused;
import dev.kunci.registry.key.Credentials;
import dev.kunci.registry.keyset.KeyRotation;
import dev.kunci.registry.keyset.KeysetUsage;
import dev.kunci.vault.KeyVault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** The keys of both keysets are rotated while gateways ask; nobody who may pass is refused, and nobody else passes. */
@Tag("slow")
class KeyRotationTest extends RotationScene {

    @Test
    void gatewaysOfTwoInstancesGoOnMeanwhile() throws Exception {
        Path original = Files.copy(keysets("first"), directory.resolve("original.json"));
        Files.createDirectories(directory.resolve("second"));
        Files.copy(original, keysets("second"));
        int one = AskingGateways.freePort();
        int two = AskingGateways.freePort();
        try (ConfigurableApplicationContext first = gateway("first", one);
                ConfigurableApplicationContext second = gateway("second", two);
                AskingGateways asking = new AskingGateways(
                        token,
                        valid.stream().map(KeyRotationTest::text).toList(),
                        List.of(text(revoked), text(deleted)))) {
            asking.ask(one + 1, first.getBean(KeyVault.class));
            asking.ask(two + 1, second.getBean(KeyVault.class));
            asking.goOn(2 * KEYS);

            rotation().begin(AUTHOR);
            AskingGateways.await(() -> rotation().advance().missing().size() == 1);
            assertThat(rotation().advance().missing())
                    .as("nothing is written with a key that one of them cannot read")
                    .singleElement()
                    .asString()
                    .contains(keysets("second").toString());
            Credentials.Issued early = key();
            valid.add(early);
            long before = versionOf(early);
            assertThat(before).isEqualTo(versionOf(valid.getFirst()));
            asking.goOn(KEYS);

            Files.copy(keysets("first"), directory.resolve("copy.json"));
            Files.move(
                    directory.resolve("copy.json"),
                    keysets("second"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            AskingGateways.await(() -> rotation().progress().stage() != KeyRotation.Stage.WAITING);
            Credentials.Issued late = key();
            valid.add(late);
            assertThat(versionOf(late)).isNotEqualTo(before);
            assertFound();
            AskingGateways.await(() -> rotation().progress().stage() == KeyRotation.Stage.DONE);
            asking.goOn(2 * KEYS);
            assertThat(asking.wrong).isEmpty();

            assertThat(count("select count(distinct hash_version) from credential"))
                    .isOne();
            assertThat(count("select count(*) from consumer_key where hash_version = ?", versionOf(late)))
                    .isEqualTo(count("select count(*) from credential"));
            assertFound();
            assertNothingComesBack();
            assertThat(jdbc.sql("select actor || ' ' || (after ->> 'step') from audit_record"
                                    + " where organization_id = ? and action = 'rotate' order by id")
                            .param(organization)
                            .query(String.class)
                            .list())
                    .containsExactlyInAnyOrder("console announced", "Kunci written", "Kunci moved");

            assertThat(retirement().retire(AUTHOR)).hasSize(2).allMatch(KeysetUsage.Use::idle);
            asking.goOn(KEYS);
            assertThat(asking.wrong).isEmpty();
            assertThat(retirement().list())
                    .extracting(KeysetUsage.Use::state)
                    .containsExactlyInAnyOrder(
                            KeysetUsage.State.WRITTEN,
                            KeysetUsage.State.WRITTEN,
                            KeysetUsage.State.RETIRED,
                            KeysetUsage.State.RETIRED);
            assertThat(KeyVault.of(keysets("first")).versions()).containsExactly(versionOf(late));
        }
        Files.createDirectories(directory.resolve("third"));
        Files.copy(original, keysets("third"));
        assertThatThrownBy(() -> ApplicationStart.command(settings(directory.resolve("third"))))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("is not the one with which the credentials in the database were sealed");
    }

    private ConfigurableApplicationContext gateway(String instance, int port) {
        return ApplicationStart.gateway(
                settings(directory.resolve(instance)).listen(ListenAddress.of("127.0.0.1", port, null, false), null));
    }
}

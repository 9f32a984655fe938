package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Verb;
import dev.kunci.audit.ActorSnapshot;
import dev.kunci.console.postgres.EmbeddedPostgres;
import dev.kunci.console.start.ApplicationStart;
import dev.kunci.console.start.DatabaseAccess;
import dev.kunci.console.start.SpringSettings;
import dev.kunci.operators.Actor;
import dev.kunci.operators.token.GatewayTokens;
import dev.kunci.registry.AppContent;
import dev.kunci.registry.DeveloperContent;
import dev.kunci.registry.app.Apps;
import dev.kunci.registry.app.NewApp;
import dev.kunci.registry.change.Deletions;
import dev.kunci.registry.key.Credentials;
import dev.kunci.registry.key.Grants;
import dev.kunci.registry.keyset.KeyRetirement;
import dev.kunci.registry.keyset.KeyRotation;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.registry.owner.Developers;
import dev.kunci.registry.product.ApiProducts;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.registry.value.Target;
import dev.kunci.review.lookup.Lookup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A database with more keys than are re-encrypted at once: one revoked, one deleted, and one with a removed API
 * product.
 */
abstract class RotationScene {

    /** More than are moved at once. */
    static final int KEYS = 230;

    static final Actor CONSOLE = Actor.console();
    static final ActorSnapshot AUTHOR = CONSOLE.author();

    @TempDir
    Path directory;

    EmbeddedPostgres postgres;
    ConfigurableApplicationContext kunci;
    JdbcClient jdbc;
    UUID organization;
    UUID app;
    UUID orders;
    UUID stock;
    String token;
    final List<Credentials.Issued> valid = new ArrayList<>();
    Credentials.Issued revoked;
    Credentials.Issued deleted;

    @BeforeEach
    void someKeys() {
        postgres = EmbeddedPostgres.open(directory.resolve("postgres"));
        start();
        organization =
                kunci.getBean(Organizations.class).create(CONSOLE, "acme").id();
        UUID developer = kunci.getBean(Developers.class)
                .create(CONSOLE, organization, DeveloperContent.of("ana@example.com", "Ana", "Lestari"))
                .id();
        ApiProducts products = kunci.getBean(ApiProducts.class);
        orders = products.create(CONSOLE, organization, "Orders", "Orders", ApprovalType.AUTO)
                .id();
        stock = products.create(CONSOLE, organization, "Stock", "Stock", ApprovalType.AUTO)
                .id();
        Target owner = new Target(organization, Level.DEVELOPER, developer);
        app = kunci.getBean(Apps.class)
                .create(CONSOLE, new NewApp(owner, AppContent.named("Shop"), List.of(), null, null))
                .app();
        for (int i = 0; i < KEYS; i++) {
            valid.add(key());
        }
        revoked = key();
        deleted = key();
        shut(revoked);
        shut(deleted);
        remove(new Target(organization, Level.CREDENTIAL, deleted.credential()));
        UUID grant = kunci.getBean(Grants.class)
                .add(CONSOLE, organization, valid.getFirst().credential(), stock, null);
        Target onFirst = new Target(organization, Level.GRANT, grant);
        kunci.getBean(Decisions.class).decide(CONSOLE, new Decision(onFirst, Verb.REVOKE, "misused", null));
        remove(onFirst);
        token = kunci.getBean(GatewayTokens.class)
                .create(CONSOLE, organization, "edge", null)
                .token();
    }

    @AfterEach
    void stop() {
        kunci.close();
        postgres.close();
    }

    void start() {
        kunci = ApplicationStart.command(settings(directory.resolve("first")));
        jdbc = kunci.getBean(JdbcClient.class);
    }

    /** Every key is found by what it is, and is shown as it was. */
    void assertFound() {
        Lookup lookup = kunci.getBean(Lookup.class);
        Credentials credentials = kunci.getBean(Credentials.class);
        for (Credentials.Issued one : valid) {
            assertThat(lookup.locate(CONSOLE, organization, text(one))).get().matches(location -> location.credential()
                    .equals(one.credential()));
        }
        for (Credentials.Issued one : List.of(valid.getFirst(), valid.getLast(), revoked)) {
            assertThat(credentials.reveal(CONSOLE, organization, one.credential()))
                    .isEqualTo(one.pair());
        }
        assertThatThrownBy(() -> credentials.importPair(
                        CONSOLE, organization, app, valid.getFirst().pair(), null))
                .hasMessageStartingWith("refusal.key.taken");
    }

    void assertNothingComesBack() {
        assertThat(kunci.getBean(Credentials.class)
                        .importPair(CONSOLE, organization, app, deleted.pair(), null)
                        .status())
                .isEqualTo(Status.REVOKED);
        UUID again = kunci.getBean(Grants.class)
                .add(CONSOLE, organization, valid.getFirst().credential(), stock, null);
        assertThat(jdbc.sql("select status from product_grant where id = ?")
                        .param(again)
                        .query(String.class)
                        .single())
                .isEqualTo("pending");
    }

    KeyRotation rotation() {
        return kunci.getBean(KeyRotation.class);
    }

    KeyRetirement retirement() {
        return kunci.getBean(KeyRetirement.class);
    }

    Credentials.Issued key() {
        Credentials.Issued issued = kunci.getBean(Credentials.class).issue(CONSOLE, organization, app, null);
        kunci.getBean(Grants.class).add(CONSOLE, organization, issued.credential(), orders, null);
        return issued;
    }

    void shut(Credentials.Issued key) {
        Target target = new Target(organization, Level.CREDENTIAL, key.credential());
        kunci.getBean(Decisions.class).decide(CONSOLE, new Decision(target, Verb.REVOKE, "leaked", null));
    }

    void remove(Target target) {
        kunci.getBean(Deletions.class).remove(CONSOLE, target, "no longer needed");
    }

    static String text(Credentials.Issued key) {
        return key.pair().consumerKey();
    }

    long versionOf(Credentials.Issued key) {
        return count("select hash_version from credential where id = ?", key.credential());
    }

    long count(String sql, Object... params) {
        return jdbc.sql(sql).params(params).query(Long.class).single();
    }

    Path keysets(String instance) {
        return directory.resolve(instance).resolve("keysets.json");
    }

    SpringSettings settings(Path data) {
        return new SpringSettings(
                new DatabaseAccess(
                        postgres.appUrl(),
                        postgres.appUser(),
                        postgres.appPassword(),
                        postgres.ownerUser(),
                        postgres.ownerPassword()),
                data,
                Map.of());
    }
}

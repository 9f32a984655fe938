package dev.kunci.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.approval.Verb;
import dev.kunci.feed.Change;
import dev.kunci.importer.ImportOptions;
import dev.kunci.importer.Importer;
import dev.kunci.importer.ProgressListener;
import dev.kunci.operators.Actor;
import dev.kunci.registry.DeveloperContent;
import dev.kunci.registry.KeyEdit;
import dev.kunci.registry.change.Deletions;
import dev.kunci.registry.definition.ProductContent;
import dev.kunci.registry.key.Credentials;
import dev.kunci.registry.key.Grants;
import dev.kunci.registry.owner.Developers;
import dev.kunci.registry.path.Operation;
import dev.kunci.registry.product.ApiProducts;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Quota;
import dev.kunci.registry.value.Target;
import dev.kunci.vault.KeyVault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What shuts a key without a decision on a status: expiry, narrower products, removals, import. */
class AccessCheckerChangesTest extends GatewayScene {

    @Autowired
    Credentials credentials;

    @Autowired
    ApiProducts products;

    @Autowired
    Grants grants;

    @Autowired
    Deletions deletions;

    @Autowired
    Developers developers;

    @Autowired
    Importer importer;

    @TempDir
    Path directory;

    private final Actor console = Actor.console();

    @Test
    void anEarlierExpiryCountsFromItsMomentOn() {
        assertPassesFromMemory();
        Instant end = clock.instant().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
        credentials.edit(
                console, new KeyEdit(weather.organization(), weather.credential(), 0, end, List.of(), List.of()));
        tell();
        assertPassesFromMemory();

        clock.forward(Duration.ofHours(1));
        assertThat(checker.now(question("/v1/orders/17"))).isEqualTo(new Verdict.Denied(DenialReason.KEY_EXPIRED, end));

        credentials.edit(
                console, new KeyEdit(weather.organization(), weather.credential(), 1, null, List.of(), List.of()));
        tell();
        assertPassesFromMemory();
    }

    @Test
    void aNarrowerProductOpensLess() {
        deletions.removeProduct(console, weather.organization(), weather.manualProduct(), null);
        tell();
        assertPassesFromMemory();
        edit(List.of(), List.of(), List.of("/v1/stock/**"), List.of());
        assertThat(denied()).isEqualTo(DenialReason.NO_PRODUCT);
        assertThat(checker.now(question("/v1/stock/1?x"))).isEqualTo(allowed());
        assertThat(checker.now(question("/v1/orders/17"))).isEqualTo(new Verdict.Denied(DenialReason.NO_PRODUCT, null));

        edit(List.of("test", "prod"), List.of(), List.of(), List.of());
        assertThat(denied()).isEqualTo(DenialReason.NO_PRODUCT);
        assertThat(passes("GET", null, "prod")).isTrue();
        assertThat(passes("GET", null, "dev")).isFalse();
        assertThat(passes("GET", null, "")).isFalse();

        edit(List.of(), List.of("orders"), List.of(), List.of());
        assertThat(denied()).isEqualTo(DenialReason.NO_PRODUCT);
        assertThat(passes("GET", "orders", null)).isTrue();
        assertThat(passes("GET", "stock", "prod")).isFalse();

        edit(List.of("prod"), List.of(), List.of(), List.of(Operation.of("orders", "/v1/*/*", "GET", "HEAD")));
        assertThat(denied()).isEqualTo(DenialReason.NO_PRODUCT);
        assertThat(passes("GET", "orders", "prod")).isTrue();
        assertThat(passes("HEAD", "orders", "prod")).isTrue();
        assertThat(passes("POST", "orders", "prod")).isFalse();
        assertThat(passes("GET", "orders", "test")).isFalse();
        assertThat(passes("GET", "orders", null)).isFalse();
        assertThat(passes("GET", null, "prod")).isFalse();

        edit(List.of(), List.of(), List.of(), List.of());
        assertPassesFromMemory();
    }

    /** Sequential edits, as in the portal. */
    private void edit(List<String> environments, List<String> proxies, List<String> paths, List<Operation> operations) {
        products.edit(
                console,
                weather.organization(),
                weather.autoProduct(),
                database.count("select version from api_product where id = ?", weather.autoProduct()),
                new ProductContent(
                        "Orders",
                        "",
                        ApprovalType.AUTO,
                        null,
                        environments,
                        proxies,
                        paths,
                        operations,
                        List.of(),
                        Quota.NONE,
                        List.of()));
        tell();
    }

    private boolean passes(String method, String proxy, String environment) {
        CheckRequest request = question(weather.pair().consumerKey(), method, "/v1/orders/17", proxy, environment);
        return checker.check(request) instanceof Verdict.Allowed;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"operationConfigs\": [{\"apiSource\": \"orders\"}]} | NO_PRODUCT",
                "{\"operationConfigs\": [{\"operations\": [{\"resource\": \"/\"}]}]} | NO_PRODUCT",
                "{\"operationConfigs\": 7} | STALE",
                "{\"operationConfigs\": [null]} | STALE",
                "{\"operationConfigs\": []} | ",
                "null | "
            })
    void operationsThatNameNoCallOpenNothing(String group, DenialReason reason) throws Exception {
        deletions.removeProduct(console, weather.organization(), weather.manualProduct(), null);
        database.asApplication(
                "update api_product set operation_group = '" + group + "' where id = '" + weather.autoProduct() + "'");

        if (reason == null) {
            assertPassesFromMemory();
        } else {
            assertThat(denied()).isEqualTo(reason);
            assertThat(passes("GET", "orders", null)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DEVELOPER, UNKNOWN_KEY",
        "APP, UNKNOWN_KEY",
        "CREDENTIAL, UNKNOWN_KEY",
        "GRANT, PRODUCT_PENDING",
    })
    void whatIsDeletedNoLongerPasses(Level level, DenialReason reason) {
        assertPassesFromMemory();
        Target target = level == Level.GRANT
                ? new Target(weather.organization(), level, weather.autoGrant())
                : weather.target(level);
        deletions.remove(console, target, null);
        tell();

        assertThat(checker.now(question("/v1/orders/17"))).isNull();
        assertThat(denied()).isEqualTo(reason);
    }

    @Test
    void aProductThatIsTakenOffAndAddedAgainPassesAgain() {
        assertPassesFromMemory();
        Target grant = new Target(weather.organization(), Level.GRANT, weather.autoGrant());
        deletions.remove(console, grant, null);
        tell();
        assertThat(denied()).isEqualTo(DenialReason.PRODUCT_PENDING);
        assertThat(checker.now(question("/v1/orders/17"))).isNotNull();

        UUID again = grants.add(console, weather.organization(), weather.credential(), weather.autoProduct(), null);
        assertThat(tell())
                .containsExactlyInAnyOrder(
                        new Change(weather.organization(), "grant", again),
                        new Change(weather.organization(), "credential", weather.credential()));
        assertPassesFromMemory();
    }

    @Test
    void aProductThatIsDeletedEndsOnItsKeys() {
        assertPassesFromMemory();
        deletions.removeProduct(console, weather.organization(), weather.autoProduct(), null);
        tell();

        assertThat(denied()).isEqualTo(DenialReason.PRODUCT_PENDING);
    }

    @Test
    void aKeyThatIsDeletedAndImportedAgainIsAnotherCredentialOfTheSameKey() {
        assertPassesFromMemory();
        deletions.remove(console, weather.target(Level.CREDENTIAL), null);
        tell();
        assertThat(denied()).isEqualTo(DenialReason.UNKNOWN_KEY);

        UUID again = credentials
                .importPair(console, weather.organization(), weather.app(), weather.pair(), null)
                .credential();
        tell();
        assertThat(denied()).isEqualTo(DenialReason.NO_PRODUCT);
        grants.add(console, weather.organization(), again, weather.autoProduct(), null);
        tell();
        assertThat(((Verdict.Allowed) ask()).keyId()).isEqualTo(again);
        assertThat(checker.now(question("/v1/orders/17"))).isEqualTo(ask());
    }

    @Test
    void anImportThatRevokesStopsAKeyAndOneThatAddsAProductOpensIt() throws IOException {
        String other = scene.name("Parcels");
        products.create(console, weather.organization(), other, "Parcels", ApprovalType.AUTO);
        decide(new Target(weather.organization(), Level.GRANT, weather.autoGrant()), Verb.REVOKE);
        tell();
        assertThat(denied()).isEqualTo(DenialReason.PRODUCT_PENDING);

        bring("approved", product(weather.autoProduct()));
        tell();
        assertThat(denied()).isEqualTo(DenialReason.PRODUCT_PENDING);
        long edits = imports(weather.credential());
        bring("approved", other);
        assertThat(imports(weather.credential())).isEqualTo(edits);
        assertThat(tell()).extracting(Change::kind).containsExactlyInAnyOrder("grant", "credential");
        assertThat(((Verdict.Allowed) ask()).product()).isEqualTo(other);

        bring("revoked", other);
        tell();
        assertThat(denied()).isEqualTo(DenialReason.KEY_REVOKED);
    }

    private long imports(UUID subject) {
        return database.count("select count(*) from audit_record where subject_id = ? and action = 'import'", subject);
    }

    private void bring(String status, String product) throws IOException {
        KeyVault.Pair pair = weather.pair();
        Path file = Files.writeString(directory.resolve("export.json"), """
                {"app":[{"appId":"%s","name":"Weather mobile","developerEmail":"ana@example.com","credentials":[
                  {"consumerKey":"%s","consumerSecret":"%s","status":"%s",
                   "apiProducts":[{"apiproduct":"%s","status":"approved"}]}]}]}
                """.formatted(
                        weather.app(), pair.consumerKey(), pair.consumerSecret(), status, product));
        importer.importFile(console, weather.organization(), file, ImportOptions.STRICT, ProgressListener.NONE);
    }

    @Test
    void anImportTooLargeToBeNamedForgetsEverything() {
        assertPassesFromMemory();
        cache.changed(List.of(new Change(weather.organization(), "organization", weather.organization())));

        assertThat(checker.now(question("/v1/orders/17"))).isNull();
        assertPassesFromMemory();
        assertThat(readings).isEqualTo(2);
    }

    @Test
    void whoCallsIsNamedAsTheyAreCalledNow() {
        assertPassesFromMemory();
        developers.edit(
                console, weather.target(Level.DEVELOPER), 0, DeveloperContent.of("ana@example.org", "Ana", "Lestari"));
        tell();

        assertThat(((Verdict.Allowed) ask()).owner()).isEqualTo("ana@example.org");
    }
}

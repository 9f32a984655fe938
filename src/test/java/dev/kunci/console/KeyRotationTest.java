package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Verb;
import dev.kunci.audit.Author;
import dev.kunci.console.postgres.EmbeddedPostgres;
import dev.kunci.console.postgres.StartRefused;
import dev.kunci.operators.Actor;
import dev.kunci.operators.GatewayTokens;
import dev.kunci.registry.ApiProducts;
import dev.kunci.registry.AppContent;
import dev.kunci.registry.ApprovalType;
import dev.kunci.registry.Apps;
import dev.kunci.registry.Credentials;
import dev.kunci.registry.DeveloperContent;
import dev.kunci.registry.Developers;
import dev.kunci.registry.Grants;
import dev.kunci.registry.KeyRetirement;
import dev.kunci.registry.KeyRotation;
import dev.kunci.registry.KeyUsage;
import dev.kunci.registry.KeyVault;
import dev.kunci.registry.Level;
import dev.kunci.registry.NewApp;
import dev.kunci.registry.Organizations;
import dev.kunci.registry.Removals;
import dev.kunci.registry.Status;
import dev.kunci.registry.Target;
import dev.kunci.review.Lookup;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;

/** The keys of both keysets are changed while gateways ask; nobody who may pass is refused, and nobody else passes. */
class KeyRotationTest {

    /** More than are moved at once. */
    private static final int KEYS = 230;

    private static final Actor CONSOLE = Actor.console();
    private static final Author AUTHOR = CONSOLE.author();

    @TempDir
    Path directory;

    private EmbeddedPostgres postgres;
    private ConfigurableApplicationContext kunci;
    private JdbcClient jdbc;
    private UUID organization;
    private UUID app;
    private UUID orders;
    private UUID stock;
    private String token;
    private final List<Credentials.Issued> valid = new ArrayList<>();
    private Credentials.Issued revoked;
    private Credentials.Issued deleted;

    @BeforeEach
    void someKeys() {
        postgres = EmbeddedPostgres.open(directory.resolve("postgres"));
        start();
        organization = kunci.getBean(Organizations.class).create(CONSOLE, "acme").id();
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

    private void start() {
        kunci = Application.command(settings(directory.resolve("first")));
        jdbc = kunci.getBean(JdbcClient.class);
    }

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
            assertThat(rotation().advance().missing())
                    .as("nothing is written with a key that one of them cannot read")
                    .singleElement()
                    .asString()
                    .contains(keysets("second").toString());
            Credentials.Issued early = key();
            valid.add(early);
            assertThat(versionOf(early)).isEqualTo(versionOf(valid.getFirst()));
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
            assertThat(versionOf(late)).isNotEqualTo(versionOf(early));
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

            assertThat(retirement().retire(AUTHOR)).hasSize(2).allMatch(KeyUsage.Use::idle);
            asking.goOn(KEYS);
            assertThat(asking.wrong).isEmpty();
            assertThat(retirement().list())
                    .extracting(KeyUsage.Use::state)
                    .containsExactlyInAnyOrder(
                            KeyUsage.State.WRITTEN,
                            KeyUsage.State.WRITTEN,
                            KeyUsage.State.RETIRED,
                            KeyUsage.State.RETIRED);
            assertThat(KeyVault.of(keysets("first")).versions()).containsExactly(versionOf(late));
        }
        Files.createDirectories(directory.resolve("third"));
        Files.copy(original, keysets("third"));
        assertThatThrownBy(() -> Application.command(settings(directory.resolve("third"))))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("is not the one with which the credentials in the database were sealed");
    }

    @Test
    void whoIsKilledIsFollowedByWhoComesNext() throws Exception {
        long before = versionOf(revoked);
        try (Connection deciding = DriverManager.getConnection(
                postgres.appUrl(), postgres.appUser(), postgres.appPassword())) {
            deciding.setAutoCommit(false);
            deciding.createStatement()
                    .execute("select 1 from credential where id = '" + revoked.credential() + "' for update");
            Process rotating = rotate();
            AskingGateways.await(() -> !rotating.isAlive()
                    || count("select count(*) from credential where hash_version = ?", before) == 1);
            assertThat(rotating.isAlive())
                    .as("it cannot end, as somebody decides on a key")
                    .isTrue();
            rotating.destroyForcibly().waitFor();
            deciding.rollback();
        }
        assertThat(versionOf(revoked)).isEqualTo(before);
        assertThat(KeyVault.of(keysets("first")).versions()).hasSize(2);
        kunci.close();
        start();
        assertFound();
        assertThat(rotation().begin(AUTHOR)).as("the one that has begun goes on").isFalse();
        finish();
        assertThat(versionOf(revoked)).isNotEqualTo(before);
        assertFound();
        List<KeyUsage.Use> earlier = retirement().retire(AUTHOR);
        assertThat(earlier.stream().filter(use -> !use.idle()).toList())
                .singleElement()
                .satisfies(use -> assertThat(use.reserved()).as("the deleted key").isOne());
        assertThat(KeyVault.of(keysets("first")).versions()).hasSize(2);
        assertNothingComesBack();
        assertThat(retirement().retire(AUTHOR)).singleElement().matches(KeyUsage.Use::idle);
        assertThat(KeyVault.of(keysets("first")).versions()).hasSize(1);
    }

    @Test
    void aKeyThatNobodyWasToldOfIsTakenUpAgain() throws Exception {
        rotation().begin(AUTHOR);
        long next = count("select next_version from keyset_claim");
        postgres(
                "delete from keyset_key where version in (select next_version from keyset_claim union"
                        + " select next_value_version from keyset_claim)",
                "update keyset_claim set next_version = null, next_value_version = null");
        rotation().begin(AUTHOR);
        assertThat(count("select next_version from keyset_claim")).isEqualTo(next);
        assertThat(KeyVault.of(keysets("first")).versions()).hasSize(2);
        rotation().begin(AUTHOR);
        finish();
        assertThat(typed("keys", "list"))
                .containsPattern("lookup\\t\\d+\\tearlier\\tsince \\S+\\tstored 0\\treserved 1")
                .containsPattern("lookup\\t" + next + "\\twritten\\tsince \\S+\\tstored " + (KEYS + 2) + "\\treserved 0")
                .containsPattern("values\\t\\d+\\tearlier\\tsince \\S+\\tstored 0")
                .contains("No rotation is going on.");
        assertThat(KeyVault.of(keysets("first")).versions()).hasSize(2);
        assertFound();
    }

    /** Every key is found by what it is, and is shown as it was. */
    private void assertFound() {
        Lookup lookup = kunci.getBean(Lookup.class);
        Credentials credentials = kunci.getBean(Credentials.class);
        for (Credentials.Issued one : valid) {
            assertThat(lookup.place(CONSOLE, organization, text(one)))
                    .get()
                    .matches(place -> place.credential().equals(one.credential()));
        }
        for (Credentials.Issued one : List.of(valid.getFirst(), valid.getLast(), revoked)) {
            assertThat(credentials.reveal(CONSOLE, organization, one.credential()))
                    .isEqualTo(one.pair());
        }
        assertThatThrownBy(() -> credentials.importPair(
                        CONSOLE, organization, app, valid.getFirst().pair(), null))
                .hasMessageStartingWith("refusal.key.taken");
    }

    private void assertNothingComesBack() {
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

    private void finish() {
        AskingGateways.await(() -> rotation().advance().stage() == KeyRotation.Stage.DONE);
    }

    private KeyRotation rotation() {
        return kunci.getBean(KeyRotation.class);
    }

    private KeyRetirement retirement() {
        return kunci.getBean(KeyRetirement.class);
    }

    private Credentials.Issued key() {
        Credentials.Issued issued = kunci.getBean(Credentials.class).issue(CONSOLE, organization, app, null);
        kunci.getBean(Grants.class).add(CONSOLE, organization, issued.credential(), orders, null);
        return issued;
    }

    private void shut(Credentials.Issued key) {
        Target target = new Target(organization, Level.CREDENTIAL, key.credential());
        kunci.getBean(Decisions.class).decide(CONSOLE, new Decision(target, Verb.REVOKE, "leaked", null));
    }

    private void remove(Target target) {
        kunci.getBean(Removals.class).remove(CONSOLE, target, "no longer needed");
    }

    private static String text(Credentials.Issued key) {
        return key.pair().consumerKey();
    }

    private long versionOf(Credentials.Issued key) {
        return count("select hash_version from credential where id = ?", key.credential());
    }

    private long count(String sql, Object... params) {
        return jdbc.sql(sql).params(params).query(Long.class).single();
    }

    private void postgres(String... statements) throws Exception {
        try (Connection owner =
                DriverManager.getConnection(postgres.ownerUrl(), postgres.ownerUser(), postgres.ownerPassword())) {
            for (String statement : statements) {
                owner.createStatement().execute(statement);
            }
        }
    }

    private Path keysets(String instance) {
        return directory.resolve(instance).resolve("keysets.json");
    }

    private ConfigurableApplicationContext gateway(String instance, int port) {
        return Application.gateway(
                settings(directory.resolve(instance)).listen(Address.of("127.0.0.1", port, null, false), null));
    }

    private SpringSettings settings(Path data) {
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

    private String typed(String... command) {
        StringWriter out = new StringWriter();
        CommandLine line = Main.commandLine(environment());
        line.setOut(new PrintWriter(out, true));
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--data", directory.resolve("first").toString()));
        assertThat(line.execute(arguments.toArray(String[]::new))).isZero();
        return out.toString();
    }

    private Map<String, String> environment() {
        return Map.of(
                "KUNCI_DB_URL", postgres.appUrl(),
                "KUNCI_DB_USER", postgres.appUser(),
                "KUNCI_DB_PASSWORD", postgres.appPassword(),
                "KUNCI_DB_OWNER_USER", postgres.ownerUser(),
                "KUNCI_DB_OWNER_PASSWORD", postgres.ownerPassword());
    }

    /** The command in a process of its own, made to be killed. */
    private Process rotate() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "keys",
                        "rotate",
                        "--data",
                        directory.resolve("first").toString()))
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "rotating.log").toFile());
        builder.environment().putAll(environment());
        return builder.start();
    }
}

package dev.kunci.registry.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.AppContent;
import dev.kunci.registry.DeveloperContent;
import dev.kunci.registry.owner.Developers;
import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A new app comes whole, with its key, its products and their records, or not at all. */
@IntegrationTest
class NewAppTest {

    @Autowired
    Apps apps;

    @Autowired
    Developers developers;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    private Scene.Weather weather;
    private Actor editor;
    private Target owner;

    @BeforeEach
    void set() {
        weather = scene.weather();
        editor = scene.operator(weather.organization(), Role.EDITOR);
        owner = weather.target(Level.DEVELOPER);
    }

    @Test
    void anAppComesWithItsKeyItsProductsARecordOfEachAndOneFeedStep() {
        long changes = count("feed_change");
        AppContent content = new AppContent(
                " shop ", "The shop", "https://shop.example.com/cb", "by phone", tier("gold"), List.of());

        NewApp.Created created = apps.create(
                editor.onBehalfOf("ana@example.com"), new NewApp(owner, content, products(), "the shop window", null));

        assertThat(created.waiting()).containsExactly("Weather");
        assertThat(created.pair().consumerKey()).hasSize(32);
        assertThat(database.rows(
                        "select name, display_name, callback_url, status, created_by, attributes::text as attributes"
                                + " from app where id = ?",
                        created.app()))
                .containsExactly(Map.of(
                        "name",
                        "shop",
                        "display_name",
                        "The shop",
                        "callback_url",
                        "https://shop.example.com/cb",
                        "status",
                        "approved",
                        "created_by",
                        editor.name(),
                        "attributes",
                        "[{\"name\": \"tier\", \"value\": \"gold\"}, {\"name\": \"DisplayName\", \"value\": \"The shop\"},"
                                + " {\"name\": \"Notes\", \"value\": \"by phone\"}]"));
        assertThat(database.rows(
                        "select i.display_name as product, o.status, o.requested_by, o.requested_by_id,"
                                + " coalesce(o.request_reason, '-') as why from product_grant o join api_product i"
                                + " on i.id = o.product_id where o.credential_id = ? order by 1",
                        created.credential()))
                .containsExactly(grant("Orders", "approved", "-"), grant("Weather", "pending", "the shop window"));
        assertThat(database.rows(
                        "select subject_type, action, on_behalf_of, after->>'status' as status from audit_record"
                                + " where actor = ? order by subject_type, status",
                        editor.name()))
                .containsExactly(
                        record("app", "approved"),
                        record("credential", "approved"),
                        record("grant", "approved"),
                        record("grant", "pending"));
        assertThat(count("feed_change")).isEqualTo(changes + 4);
        assertThat(database.count(
                        "select count(distinct seq) from feed_change where subject_id in (?, ?)",
                        created.app(),
                        created.credential()))
                .isEqualTo(1);
    }

    @Test
    void whatIsRefusedLeavesNothingBehind() {
        long before = count("app") + count("credential") + count("product_grant") + count("feed_change");
        long keys = count("consumer_key");

        refused("refusal.app.taken", wanted("Weather mobile", products(), null));
        refused("refusal.unknown.apiproduct", wanted("shop", List.of(weather.autoProduct(), UUID.randomUUID()), null));
        refused(
                "refusal.unknown.apiproduct",
                wanted("shop", List.of(scene.weather().autoProduct()), null));
        refused("refusal.key.expiry", wanted("shop", products(), Instant.EPOCH));
        refused("refusal.app.name.empty", wanted(" ", products(), null));
        refused("refusal.app.name.long", wanted("x".repeat(256), products(), null));
        refused("refusal.app.callback", content(new AppContent("shop", "", "javascript:x", "", List.of(), List.of())));
        refused("refusal.scopes.none", content(new AppContent("shop", "", "", "", List.of(), List.of("write"))));
        refused(
                "refusal.attribute.own",
                content(new AppContent("shop", "", "", "", List.of(new Attribute("Notes", "x")), List.of())));
        refused(
                "refusal.reason.long",
                new NewApp(owner, AppContent.named("shop"), products(), "x".repeat(1_001), null));

        assertThat(count("app") + count("credential") + count("product_grant") + count("feed_change"))
                .isEqualTo(before);
        assertThat(count("consumer_key")).isEqualTo(keys);
        assertThat(database.count("select count(*) from audit_record where actor = ?", editor.name()))
                .isZero();
    }

    @Test
    void anOwnerThatIsDeletedMeanwhileIsNotFoundAndNotCalledATakenName() throws Exception {
        UUID bo = developers
                .create(Actor.console(), weather.organization(), DeveloperContent.of("bo@example.com", "Bo", ""))
                .id();
        NewApp wanted = new NewApp(
                new Target(weather.organization(), Level.DEVELOPER, bo),
                AppContent.named("shop"),
                products(),
                null,
                null);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection deleting = DriverManager.getConnection(
                        TestDatabase.postgres().appUrl(),
                        TestDatabase.postgres().appUser(),
                        TestDatabase.postgres().appPassword());
                Statement sql = deleting.createStatement()) {
            deleting.setAutoCommit(false);
            sql.execute("delete from developer where id = '" + bo + "'");
            Future<NewApp.Created> creating = threads.submit(() -> apps.create(editor, wanted));
            await().until(() -> database.count("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                            + " and query like '%from developer%'")
                    == 1);
            sql.execute("insert into audit_record (organization_id, actor, channel, action, subject_type, subject_id,"
                    + " subject, before, outcome) values ('" + weather.organization() + "', 'sql', 'console', 'delete',"
                    + " 'developer', '" + bo + "', 'x', '{\"status\": \"active\"}', 'done')");
            deleting.commit();

            assertThatThrownBy(creating::get)
                    .hasCauseInstanceOf(Refusal.NotFound.class)
                    .hasMessageContaining("refusal.unknown.developer");
        }
        assertThat(count("app")).isEqualTo(1);
        assertThat(count("credential")).isEqualTo(1);
    }

    @Test
    void anAppOfAGroupThatIsNotThereIsRefused() {
        Target group = new Target(weather.organization(), Level.APP_GROUP, UUID.randomUUID());
        refused("refusal.unknown.appgroup", new NewApp(group, AppContent.named("shop"), List.of(), null, null));
        assertThatThrownBy(() -> new NewApp(weather.target(Level.APP), AppContent.named("shop"), List.of(), null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"VIEWER", "APPROVER", "AUDITOR", "ADMIN"})
    void onlyEditorsMakeApps(Role role) {
        Actor other = scene.operator(weather.organization(), role);

        assertThatThrownBy(() -> apps.create(other, wanted("shop", List.of(), null)))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThat(database.rows(
                        "select action, outcome, subject_type from audit_record where actor = ?", other.name()))
                .containsExactly(Map.of("action", "create", "outcome", "refused", "subject_type", "developer"));
        assertThat(count("app")).isEqualTo(1);
    }

    @Test
    void anEditorOfAnotherOrganizationMakesNoneHere() {
        Scene.Weather elsewhere = scene.weather();
        Actor foreign = scene.operator(elsewhere.organization(), Role.EDITOR);

        assertThatThrownBy(() -> apps.create(foreign, wanted("shop", List.of(), null)))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> apps.create(
                        foreign,
                        new NewApp(
                                new Target(elsewhere.organization(), Level.DEVELOPER, weather.developer()),
                                AppContent.named("shop"),
                                List.of(),
                                null,
                                null)))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void theFirstKeyCanEnd() {
        Instant end = Instant.now().plus(Duration.ofDays(30));
        UUID key = apps.create(editor, wanted("shop", List.of(), end)).credential();
        assertThat(database.count(
                        "select count(*) from credential where id = ? and expires_at between now() + interval '29 days'"
                                + " and now() + interval '31 days'",
                        key))
                .isEqualTo(1);
    }

    private void refused(String key, NewApp wanted) {
        assertThatThrownBy(() -> apps.create(editor, wanted))
                .as(key)
                .isInstanceOf(Refusal.class)
                .extracting(refusal -> ((Refusal) refusal).key())
                .isEqualTo(key);
    }

    private NewApp wanted(String name, List<UUID> products, @Nullable Instant expiresAt) {
        return new NewApp(owner, AppContent.named(name), products, null, expiresAt);
    }

    private NewApp content(AppContent content) {
        return new NewApp(owner, content, products(), null, null);
    }

    private List<UUID> products() {
        return List.of(weather.manualProduct(), weather.autoProduct());
    }

    private static List<Attribute> tier(String value) {
        return List.of(new Attribute("tier", value));
    }

    private long count(String table) {
        return database.count("select count(*) from " + table + " where organization_id = ?", weather.organization());
    }

    private Map<String, Object> grant(String product, String status, String why) {
        return Map.of(
                "product", product,
                "status", status,
                "requested_by", "ana@example.com",
                "requested_by_id", Objects.requireNonNull(editor.operatorId()),
                "why", why);
    }

    private static Map<String, Object> record(String type, String status) {
        return Map.of("subject_type", type, "action", "create", "on_behalf_of", "ana@example.com", "status", status);
    }
}

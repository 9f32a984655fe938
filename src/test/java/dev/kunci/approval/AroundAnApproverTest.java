package dev.kunci.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.AppContent;
import dev.kunci.registry.KeyEdit;
import dev.kunci.registry.app.Apps;
import dev.kunci.registry.app.NewApp;
import dev.kunci.registry.change.Deletions;
import dev.kunci.registry.definition.ProductContent;
import dev.kunci.registry.key.Credentials;
import dev.kunci.registry.key.Grants;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.registry.product.ApiProducts;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Line;
import dev.kunci.testing.Scene;
import dev.kunci.testing.SteppingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What needs an approver, or a second one, is not had by going another way. */
@IntegrationTest
class AroundAnApproverTest {

    private static final ProductContent AUTOMATIC = ProductContent.of("Weather", ApprovalType.AUTO);
    private static final ProductContent MANUAL = ProductContent.of("Weather", ApprovalType.MANUAL);

    @Autowired
    ApiProducts products;

    @Autowired
    Grants grants;

    @Autowired
    Apps apps;

    @Autowired
    Deletions deletions;

    @Autowired
    Credentials credentials;

    @Autowired
    Decisions decisions;

    @Autowired
    LeakedKeys leakedKeys;

    @Autowired
    Organizations organizations;

    @Autowired
    Line line;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    @Autowired
    SteppingClock clock;

    Scene.Weather weather;
    UUID organization;
    UUID key;
    Actor both;
    Actor editor;

    @BeforeEach
    void keyWithoutProducts() {
        weather = scene.weather();
        organization = weather.organization();
        key = scene.app(organization, weather.developer(), "Second").credential();
        both = scene.operator(organization, Role.APPROVER, Role.EDITOR);
        editor = scene.operator(organization, Role.EDITOR);
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void whoMakesAProductAutomaticDoesNotApproveTheirOwnRequestBySo() {
        organizations.settings(Actor.console(), organization, null, true);
        UUID asked = add(both);
        long version = products.edit(both, organization, weather.manualProduct(), 0, AUTOMATIC);
        deletions.remove(both, new Target(organization, Level.GRANT, asked), null);
        UUID again = add(both);
        UUID app = apps.create(
                        both,
                        new NewApp(
                                weather.target(Level.DEVELOPER),
                                AppContent.named("Third"),
                                List.of(weather.manualProduct()),
                                "please",
                                null))
                .app();
        version = products.edit(both, organization, weather.manualProduct(), version, MANUAL);

        assertThat(status(again)).isEqualTo("pending");
        assertThat(database.rows(
                        "select g.status, g.request_reason from product_grant g join credential c on c.id = g.credential_id"
                                + " where c.app_id = ?",
                        app))
                .containsExactly(Map.of("status", "pending", "request_reason", "please"));
        Target other = new Target(organization, Level.GRANT, weather.manualGrant());
        assertThat(decisions.decide(
                        both, List.of(approve(new Target(organization, Level.GRANT, again)), approve(other))))
                .extracting(result ->
                        result.refusal() == null ? "" : result.refusal().key())
                .containsExactly("refusal.four-eyes", "");
        assertThat(refused("refusal.four-eyes")).isEqualTo(1);
        assertThat(version).isEqualTo(2);
    }

    @Test
    void whatASecondPersonAddsToItIsApprovedAndWithoutFourEyesAnybody() {
        products.edit(both, organization, weather.manualProduct(), 0, AUTOMATIC);
        assertThat(status(add(both))).isEqualTo("approved");

        organizations.settings(Actor.console(), organization, null, true);
        deletions.remove(both, new Target(organization, Level.GRANT, grant()), null);
        assertThat(status(add(editor))).isEqualTo("approved");
    }

    @Test
    void whoDeletesAManualProductAndMakesItAnewAsAutomaticDoesNotEither() {
        organizations.settings(Actor.console(), organization, null, true);
        String name = database.text("select name from api_product where id = ?", weather.manualProduct());
        deletions.removeProduct(both, organization, weather.manualProduct(), null);
        UUID product = products.create(both, organization, name, AUTOMATIC).id();

        assertThat(status(grants.add(both, organization, key, product, null))).isEqualTo("pending");

        deletions.removeProduct(both, organization, product, null);
        product = products.create(both, organization, name, AUTOMATIC).id();

        assertThat(status(grants.add(both, organization, key, product, null)))
                .as("nor where it was automatic already when it was deleted again")
                .isEqualTo("pending");
        UUID next = scene.app(organization, weather.developer(), "Third").credential();
        assertThat(status(grants.add(editor, organization, next, product, null)))
                .isEqualTo("approved");
    }

    @Test
    void anEditorMakesNoAutomaticProductOfOneWhoseDeletionIsOnItsWay() {
        String name = database.text("select name from api_product where id = ?", weather.manualProduct());

        assertThatThrownBy(() -> line.second(
                        () -> deletions.removeProduct(editor, organization, weather.manualProduct(), null),
                        () -> products.create(editor, organization, name, AUTOMATIC)))
                .isInstanceOf(Refusal.Forbidden.class)
                .hasMessageContaining("refusal.product.auto.again");
        assertThat(refused("refusal.product.auto.again")).isEqualTo(1);
        assertThat(database.count(
                        "select count(*) from api_product where organization_id = ? and name = ?", organization, name))
                .isZero();
    }

    @Test
    void anEditorDoesNotTakeTheEndOfALeakedKeyBack() {
        Instant end = Objects.requireNonNull(leak());

        for (Instant later : new Instant[] {null, end.plusSeconds(1)}) {
            assertThatThrownBy(() -> credentials.edit(editor, edit(1, later)))
                    .isInstanceOf(Refusal.Forbidden.class)
                    .hasMessageContaining("refusal.key.leaked");
        }
        assertThat(refused("refusal.key.leaked")).isEqualTo(2);
        assertThat(credentials.edit(editor, edit(1, end.minusSeconds(60)))).isEqualTo(2);
        assertThat(credentials.edit(editor, edit(2, end))).isEqualTo(3);
        assertThat(credentials.edit(both, edit(3, end.plusSeconds(3_600)))).isEqualTo(4);
        assertThat(credentials.edit(editor, edit(4, end.plusSeconds(1_800)))).isEqualTo(5);
        assertThatThrownBy(() -> credentials.edit(editor, edit(5, null))).hasMessageContaining("refusal.key.leaked");
    }

    @Test
    void aLeakedKeyThatIsDeletedAndImportedAgainEndsWhenItWasTo() {
        Instant end = Objects.requireNonNull(leak());
        deletions.remove(editor, weather.target(Level.CREDENTIAL), null);

        Credentials.Issued again = importAgain(null);
        assertThat(again.status()).isEqualTo(Status.APPROVED);
        assertThat(again.expiresAt()).isEqualTo(end);
        deletions.remove(editor, new Target(organization, Level.CREDENTIAL, again.credential()), null);
        Instant sooner = end.minusSeconds(60);
        Credentials.Issued third = importAgain(sooner);
        assertThat(third.expiresAt()).isEqualTo(sooner);

        deletions.remove(editor, new Target(organization, Level.CREDENTIAL, third.credential()), null);
        clock.forward(Duration.ofHours(2));
        Credentials.Issued late = importAgain(clock.instant().plusSeconds(60));
        assertThat(late.status()).isEqualTo(Status.REVOKED);
        assertThat(late.expiresAt()).isEqualTo(end);
    }

    private Credentials.Issued importAgain(@Nullable Instant expires) {
        return credentials.importPair(editor, organization, weather.app(), weather.pair(), expires);
    }

    private @Nullable Instant leak() {
        return leakedKeys
                .revoke(both, new Leak(organization, weather.credential(), GracePeriod.HOUR, "found on a forum"))
                .ends();
    }

    private UUID add(Actor actor) {
        return grants.add(actor, organization, key, weather.manualProduct(), "please");
    }

    private UUID grant() {
        return UUID.fromString(database.text("select id from product_grant where credential_id = ?", key));
    }

    private static Decision approve(Target target) {
        return new Decision(target, Verb.APPROVE, null, null);
    }

    private KeyEdit edit(long version, @Nullable Instant expiresAt) {
        return new KeyEdit(organization, weather.credential(), version, expiresAt, List.of(), List.of());
    }

    private String status(UUID grant) {
        return database.text("select status from product_grant where id = ?", grant);
    }

    private long refused(String why) {
        return database.count(
                "select count(*) from audit_record where organization_id = ? and outcome = 'refused'"
                        + " and after->>'refused' = ?",
                organization,
                why);
    }
}

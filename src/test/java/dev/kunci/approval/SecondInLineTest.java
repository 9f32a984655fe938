package dev.kunci.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.AppContent;
import dev.kunci.registry.Credential;
import dev.kunci.registry.Grant;
import dev.kunci.registry.KeyEdit;
import dev.kunci.registry.StatusRepository;
import dev.kunci.registry.app.Apps;
import dev.kunci.registry.app.KeyRequests;
import dev.kunci.registry.app.NewApp;
import dev.kunci.registry.change.Deletions;
import dev.kunci.registry.definition.ProductContent;
import dev.kunci.registry.key.Credentials;
import dev.kunci.registry.key.Grants;
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
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever waits for a row that somebody else is changing acts on what has become of it, and not on what was before. */
@IntegrationTest
class SecondInLineTest {

    @Autowired
    Decisions decisions;

    @Autowired
    LeakedKeys leakedKeys;

    @Autowired
    StatusRepository statuses;

    @Autowired
    Credentials credentials;

    @Autowired
    KeyRequests requests;

    @Autowired
    Deletions deletions;

    @Autowired
    Grants grants;

    @Autowired
    ApiProducts products;

    @Autowired
    Apps apps;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Line line;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    Scene.Weather weather;
    UUID organization;
    Actor both;

    @BeforeEach
    void keyThatIsApproved() {
        weather = scene.weather();
        organization = weather.organization();
        both = scene.operator(organization, Role.APPROVER, Role.EDITOR);
    }

    @Test
    void aLeakedKeyThatHasJustBeenRevokedIsNotReplaced() {
        long keys = database.count("select count(*) from credential where organization_id = ?", organization);

        assertThatThrownBy(() -> line.second(() -> decide(Level.CREDENTIAL, Verb.REVOKE), () -> leak(GracePeriod.NONE)))
                .isInstanceOf(Refusal.Conflict.class)
                .hasMessageContaining("refusal.leak.revoked");
        assertThatThrownBy(() -> leak(null)).hasMessageContaining("refusal.leak.revoked");
        assertThat(database.count("select count(*) from credential where organization_id = ?", organization))
                .isEqualTo(keys);
    }

    @Test
    void aLeakedKeyNeverGoesOnForLongerThanItHasJustBeenGiven() throws Exception {
        Instant soon = Instant.now().plus(Duration.ofMinutes(10)).truncatedTo(ChronoUnit.SECONDS);

        LeakResult end = line.second(() -> credentials.edit(both, edit(0, soon)), () -> leak(GracePeriod.DAY));

        assertThat(end.ends()).isEqualTo(soon);
        assertThat(expiry(weather.credential())).isEqualTo(soon);
        assertThat(expiry(Objects.requireNonNull(end.replacement()).credential()))
                .isEqualTo(soon);
    }

    @Test
    void theReplacementOfALeakedKeyOpensWhatTheOldOneOpensByThen() throws Exception {
        LeakResult end = line.second(
                () -> decisions.decide(
                        both,
                        new Decision(
                                new Target(organization, Level.GRANT, weather.autoGrant()), Verb.REVOKE, null, null)),
                () -> leak(GracePeriod.NONE));

        assertThat(database.text(
                        "select status from product_grant where credential_id = ? and product_id = ?",
                        Objects.requireNonNull(end.replacement()).credential(),
                        weather.autoProduct()))
                .isEqualTo("revoked");
    }

    @Test
    void aLeakAndTheDeletionOfOneOfItsProductsDoNotHoldEachOther() throws Exception {
        LeakResult end = line.second(
                () -> deletions.removeProduct(both, organization, weather.autoProduct(), null),
                () -> leak(GracePeriod.NONE));

        assertThat(database.count(
                        "select count(*) from product_grant where credential_id = ?",
                        Objects.requireNonNull(end.replacement()).credential()))
                .isEqualTo(1);
    }

    @Test
    void anApprovalOfWhatHasJustBeenRevokedIsStaleAndOneWithoutARevisionIsADecisionOfItsOwn() throws Exception {
        decide(Level.GRANT, Verb.APPROVE);
        Decision seen = new Decision(weather.target(Level.GRANT), Verb.APPROVE, null, 1L);

        Result stale = line.second(() -> decide(Level.GRANT, Verb.REVOKE), () -> decisions.decide(both, seen));

        assertThat(stale.kind()).isEqualTo(Result.Kind.STALE);
        assertThat(line.second(() -> decide(Level.GRANT, Verb.APPROVE), () -> decide(Level.GRANT, Verb.APPROVE))
                        .kind())
                .isEqualTo(Result.Kind.ALREADY);
    }

    @Test
    void anUndoOfWhatSomebodyElseHasJustDecidedIsRefused() throws Exception {
        UUID record = Objects.requireNonNull(decide(Level.GRANT, Verb.APPROVE).record());
        Actor other = scene.operator(organization, Role.APPROVER);

        List<Result> undone = line.second(
                () -> decisions.decide(other, new Decision(weather.target(Level.GRANT), Verb.REVOKE, null, null)),
                () -> decisions.undo(both, organization, List.of(record)));

        assertThat(undone).extracting(Result::kind).containsExactly(Result.Kind.STALE);
        assertThat(database.text("select status from product_grant where id = ?", weather.manualGrant()))
                .isEqualTo("revoked");
    }

    @Test
    void aKeyThatSomebodyElseHasJustEditedIsNotEditedByWhatWasSeenBefore() {
        Instant soon = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);

        assertThatThrownBy(() -> line.second(
                        () -> credentials.edit(both, edit(0, soon)), () -> credentials.edit(both, edit(0, null))))
                .hasMessageContaining("refusal.key.edited");
        assertThatThrownBy(() -> line.second(() -> credentials.edit(both, edit(1, null)), () -> {
                    requests.update(both, edit(1, soon), List.of(weather.manualProduct()), null);
                    return soon;
                }))
                .hasMessageContaining("refusal.key.edited");
        assertThat(expiry(weather.credential())).isNull();
    }

    @Test
    void aKeyThatHasJustBeenRevokedIsRememberedAsRevokedWhenItGoes() throws Exception {
        line.second(
                () -> decide(Level.CREDENTIAL, Verb.REVOKE),
                () -> deletions.remove(both, weather.target(Level.CREDENTIAL), null));

        assertThat(database.text("select last_status from consumer_key where key_id = ?", weather.credential()))
                .isEqualTo("revoked");
        assertThat(database.text(
                        "select before->>'status' from audit_record where subject_id = ? and action = 'delete'",
                        weather.credential()))
                .isEqualTo("revoked");
    }

    @Test
    void aKeyThatHasJustBeenDeletedIsNotRevealed() {
        assertThatThrownBy(() -> line.second(
                        () -> deletions.remove(both, weather.target(Level.CREDENTIAL), null),
                        () -> credentials.reveal(both, organization, weather.credential())))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void aProductThatHasJustBecomeManualWaitsOnTheKeysItIsAddedTo() throws Exception {
        UUID key = scene.app(organization, weather.developer(), "Second").credential();

        UUID grant = line.second(
                () -> products.edit(
                        both, organization, weather.autoProduct(), 0, ProductContent.of("Orders", ApprovalType.MANUAL)),
                () -> grants.add(both, organization, key, weather.autoProduct(), null));

        assertThat(database.text("select status from product_grant where id = ?", grant))
                .isEqualTo("pending");
    }

    @Test
    void anAppIsNotMadeForAnOwnerWhoHasJustBeenDeleted() {
        assertThatThrownBy(() -> line.second(
                        () -> deletions.remove(both, weather.target(Level.DEVELOPER), null),
                        () -> apps.create(
                                both,
                                new NewApp(
                                        weather.target(Level.DEVELOPER),
                                        AppContent.named("Late"),
                                        List.of(),
                                        null,
                                        null))))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void whatWasReadBeforeItIsLockedIsReadOnceMore() {
        transaction.executeWithoutResult(_ -> {
            Credential read = statuses.get(Credential.class, organization, weather.credential());
            Grant gone = statuses.get(Grant.class, organization, weather.autoGrant());
            CompletableFuture.runAsync(() -> {
                        decide(Level.CREDENTIAL, Verb.REVOKE);
                        deletions.remove(both, new Target(organization, Level.GRANT, gone.id()), null);
                    })
                    .join();
            assertThat(read.status()).isEqualTo(Status.APPROVED);

            assertThat(statuses.lock(organization, List.of(gone.target(), read.target())))
                    .isEqualTo(List.of(read));
            assertThat(read.status()).isEqualTo(Status.REVOKED);
        });
    }

    private Result decide(Level level, Verb verb) {
        return decisions.decide(both, new Decision(weather.target(level), verb, null, null));
    }

    private LeakResult leak(@Nullable GracePeriod gracePeriod) {
        return leakedKeys.revoke(both, new Leak(organization, weather.credential(), gracePeriod, "found on a forum"));
    }

    private KeyEdit edit(long version, @Nullable Instant expiresAt) {
        return new KeyEdit(organization, weather.credential(), version, expiresAt, List.of(), List.of());
    }

    private @Nullable Instant expiry(UUID credential) {
        Object at = database.rows("select expires_at from credential where id = ?", credential)
                .getFirst()
                .get("expires_at");
        return at == null ? null : ((Timestamp) at).toInstant();
    }
}

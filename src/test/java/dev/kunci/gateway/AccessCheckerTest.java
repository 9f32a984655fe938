package dev.kunci.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.approval.Decision;
import dev.kunci.approval.Verb;
import dev.kunci.feed.Freshness;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.AppContent;
import dev.kunci.registry.AppGroup;
import dev.kunci.registry.AppGroupContent;
import dev.kunci.registry.app.Apps;
import dev.kunci.registry.app.NewApp;
import dev.kunci.registry.owner.AppGroups;
import dev.kunci.registry.path.PathPolicy;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.testing.Scene;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The gates of a key: each is shut and opened by a decision, and the first shut one is reported. */
class AccessCheckerTest extends GatewayScene {

    @Autowired
    AppGroups groups;

    @Autowired
    Apps apps;

    @Test
    void aKeyPassesByItsApprovedProductAndSaysWhoCalls() {
        assertThat(checker.now(question("/v1/orders/17"))).isNull();
        assertPassesFromMemory();
        assertThat(readings).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "DEVELOPER, developer, OWNER_INACTIVE",
        "APP, app, APP_REVOKED",
        "CREDENTIAL, credential, KEY_REVOKED",
        "GRANT, product_grant, PRODUCT_REVOKED"
    })
    void aDecisionShutsAndOpensEveryLevel(Level level, String table, DenialReason reason) {
        Target target = level == Level.GRANT
                ? new Target(weather.organization(), level, weather.autoGrant())
                : weather.target(level);
        decide(weather.target(Level.GRANT), Verb.REVOKE);
        tell();
        assertPassesFromMemory();

        decide(target, Verb.of(level).getLast());
        assertThat(checker.now(question("/v1/orders/17"))).isEqualTo(allowed());
        tell();
        assertThat(checker.now(question("/v1/orders/17"))).isNull();
        assertThat(ask()).isEqualTo(new Verdict.Denied(reason, since(table, target.id())));
        assertThat(checker.now(question("/v1/orders/17"))).isEqualTo(ask());

        decide(target, Verb.of(level).getFirst());
        tell();
        assertPassesFromMemory();
    }

    @Test
    void anUndoneApprovalShutsAgain() {
        Actor approver = scene.operator(weather.organization(), Role.APPROVER);
        decide(new Target(weather.organization(), Level.GRANT, weather.autoGrant()), Verb.REVOKE);
        tell();
        assertThat(denied()).isEqualTo(DenialReason.PRODUCT_PENDING);
        UUID record = decisions
                .decide(approver, new Decision(weather.target(Level.GRANT), Verb.APPROVE, null, null))
                .record();
        tell();
        assertThat(((Verdict.Allowed) ask()).product()).isEqualTo(product(weather.manualProduct()));

        decisions.undo(approver, weather.organization(), List.of(record));
        tell();
        assertThat(ask())
                .isEqualTo(new Verdict.Denied(
                        DenialReason.PRODUCT_PENDING, since("product_grant", weather.manualGrant())));
    }

    @Test
    void theFirstGateThatIsShutIsNamed() {
        decide(new Target(weather.organization(), Level.GRANT, weather.autoGrant()), Verb.REVOKE);
        tell();
        assertThat(denied()).isEqualTo(DenialReason.PRODUCT_PENDING);
        decide(weather.target(Level.DEVELOPER), Verb.DEACTIVATE);
        tell();
        assertThat(denied()).isEqualTo(DenialReason.OWNER_INACTIVE);
        decide(weather.target(Level.APP), Verb.REVOKE);
        tell();
        assertThat(denied()).isEqualTo(DenialReason.APP_REVOKED);
        decide(weather.target(Level.CREDENTIAL), Verb.REVOKE);
        tell();
        assertThat(denied()).isEqualTo(DenialReason.KEY_REVOKED);
    }

    @Test
    void theKeysOfAnAppGroupStopWithIt() {
        AppGroup group = groups.create(
                Actor.console(), weather.organization(), AppGroupContent.of(scene.name("partners"), "Partners"));
        Target owner = new Target(weather.organization(), Level.APP_GROUP, group.id());
        NewApp.Created app = apps.create(
                Actor.console(),
                new NewApp(owner, AppContent.named("Partner sync"), List.of(weather.autoProduct()), null, null));
        CheckRequest request = question(app.pair().consumerKey(), "GET", "/", null, null);
        assertThat(checker.check(request)).isInstanceOf(Verdict.Allowed.class);

        decide(owner, Verb.DEACTIVATE);
        tell();
        assertThat(checker.check(request))
                .isEqualTo(new Verdict.Denied(DenialReason.APP_GROUP_INACTIVE, since("app_group", group.id())));
        decide(owner, Verb.ACTIVATE);
        tell();
        assertThat(checker.check(request)).isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void anUnknownOrganizationIsReadAnew() {
        CheckRequest elsewhere =
                new CheckRequest("no-such-organization", "nginx", "nobody-has-this-key", "GET", "/", null, null);
        for (int i = 1; i <= 2; i++) {
            assertThat(checker.check(elsewhere)).isEqualTo(new Verdict.Denied(DenialReason.UNKNOWN_ORGANIZATION, null));
            assertThat(readings).isEqualTo(i);
        }
    }

    @Test
    void aKeyPassesInItsOwnOrganizationOnly() {
        Scene.Weather other = scene.weather();
        assertPassesFromMemory();
        CheckRequest request = new CheckRequest(
                other.organizationName(), "nginx", weather.pair().consumerKey(), "GET", "/", null, null);

        assertThat(checker.check(request)).isEqualTo(new Verdict.Denied(DenialReason.UNKNOWN_KEY, null));
        assertThat(checker.check(request)).isEqualTo(new Verdict.Denied(DenialReason.UNKNOWN_KEY, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/orders/%2e%2e/admin",
                "/..",
                "orders",
                "",
                "/a%00",
                "/a%2fb",
                "https://x/y",
                "/v1/a/../orders/17",
                "/v1/./orders/17",
                "/v1//orders/17",
                "//v1/orders/17",
                "/v1/orders/17;v=1",
                "/v1;/orders/17%3b"
            })
    void aPathThatServersReadDifferentlyIsRefusedWithoutALook(String uri) {
        assertThat(checker.now(question(uri))).isEqualTo(new Verdict.Denied(DenialReason.BAD_PATH, null));
    }

    @Test
    void whoNeedsThemIsAnsweredAsNginxReadsThem() {
        AccessChecker lenient = new AccessChecker(
                vault, existing, cache, new FactsLoader(jdbc, json), () -> current, usage, clock, PathPolicy.LENIENT);

        assertThat(lenient.check(question("/v1/a/..//orders/17;v=1"))).isEqualTo(allowed());
        assertThat(lenient.now(question("/v1/a/..;/orders")))
                .isEqualTo(new Verdict.Denied(DenialReason.BAD_PATH, null));
    }

    @Test
    void whatCannotBeAKeyIsNotLookedFor() {
        assertThat(checker.now(question("", "GET", "/", null, null)))
                .isEqualTo(new Verdict.Denied(DenialReason.MISSING_KEY, null));
        assertThat(checker.now(question(" ", "GET", "/", null, null)))
                .isEqualTo(new Verdict.Denied(DenialReason.MISSING_KEY, null));
        for (String key : List.of("a b", "a\u0000", "x".repeat(3_000), "' or 1=1")) {
            assertThat(checker.now(question(key, "GET", "/", null, null)))
                    .isEqualTo(new Verdict.Denied(DenialReason.UNKNOWN_KEY, null));
        }
    }

    @Test
    void whereMemoryMayNotBeReliedUponNothingPassesAndNothingIsRead() {
        assertPassesFromMemory();
        current = false;

        assertThat(checker.now(question("/v1/orders/17"))).isEqualTo(new Verdict.Denied(DenialReason.STALE, null));
        assertThat(denied()).isEqualTo(DenialReason.STALE);
        assertThat(checker.check(question("nobody-has-this-key", "GET", "/", null, null)))
                .isEqualTo(new Verdict.Denied(DenialReason.STALE, null));
        assertThat(readings).isEqualTo(1);

        current = true;
        assertPassesFromMemory();
    }

    @Test
    void memoryThatGoesStaleDuringALookUpAnswersNothing() {
        Supplier<Verdict> asked = () -> {
            AccessChecker going = new AccessChecker(
                    vault, existing, cache, new FactsLoader(jdbc, json), new Going(), usage, clock, PathPolicy.STRICT);
            return going.check(question("/"));
        };

        assertThat(asked.get()).isEqualTo(new Verdict.Denied(DenialReason.STALE, null));
    }

    @Test
    void whatCannotBeReadDoesNotPass() {
        FactsLoader broken = new FactsLoader(jdbc, json) {
            @Override
            AccessFacts of(String organization, List<byte[]> hashes) {
                throw new IllegalStateException("the database is gone");
            }
        };
        AccessChecker blind = new AccessChecker(
                vault, existing, new FactsCache(), broken, () -> true, usage, clock, PathPolicy.STRICT);

        assertThat(blind.check(question("/"))).isEqualTo(new Verdict.Denied(DenialReason.STALE, null));
    }

    private Instant since(String table, UUID id) {
        return jdbc.sql("select status_changed_at from " + table + " where id = ?")
                .param(id)
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    /** Current when the load begins, and not any more when it ends. */
    private static final class Going implements Freshness {

        private int asked;

        @Override
        public boolean current() {
            return asked++ == 0;
        }
    }
}

package dev.kunci.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.audit.Channel;
import dev.kunci.audit.Origin;
import dev.kunci.operators.membership.Memberships;
import dev.kunci.operators.token.Tokens;
import dev.kunci.registry.change.Deletions;
import dev.kunci.registry.product.ApiProducts;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A token decides on the API products that it and its owner may both decide on, and on no others. */
@IntegrationTest
class TokenProductsTest {

    private static final Origin API = new Origin(Channel.API, "198.51.100.7", "r7");

    @Autowired
    private Tokens tokens;

    @Autowired
    private Memberships memberships;

    @Autowired
    private Permissions permissions;

    @Autowired
    private ApiProducts products;

    @Autowired
    private Deletions deletions;

    @Autowired
    private Scene scene;

    @Autowired
    private Database database;

    private UUID organization;
    private Actor approver;
    private UUID p;
    private UUID q;
    private UUID r;

    @BeforeEach
    void threeProducts() {
        organization = scene.organization(scene.name("limits"));
        approver = scene.operator(organization, Role.APPROVER, Role.EDITOR);
        p = product("Payments");
        q = product("Quotes");
        r = product("Rates");
    }

    @Test
    void ofAnOwnerWhoDecidesOnEverythingItDecidesOnWhatItIsLimitedTo() {
        Actor token = token(Set.of(p));

        assertThat(token.only()).containsExactly(p);
        assertThat(limit(token)).containsExactly(p);
        assertThat(permissions.of(token, organization).decidesAll()).isFalse();
        assertThat(permissions.of(token, organization).decides(p)).isTrue();
        assertThat(permissions.of(token, organization).decides(q)).isFalse();
        assertThat(limit(approver)).isNull();
        assertThat(limit(token(null))).isNull();
    }

    @Test
    void ofAnOwnerWhoIsLimitedLaterItDecidesOnWhatBothMay() {
        String limited = issue(Set.of(p, r)).token();
        String free = issue(null).token();

        memberships.give(Actor.console(), organization, approver.operatorId(), Set.of(Role.APPROVER), Set.of(p, q));

        assertThat(limit(called(limited))).containsExactly(p);
        assertThat(limit(called(free))).containsExactlyInAnyOrder(p, q);
        memberships.give(Actor.console(), organization, approver.operatorId(), Set.of(Role.APPROVER), Set.of(q));
        Actor token = called(limited);
        assertThat(limit(token)).isEmpty();
        assertThat(permissions.of(token, organization).decidesAll()).isFalse();
    }

    @Test
    void aDeletedProductLeavesTheLimitWhichStaysOne() {
        Tokens.Issued issued = issue(Set.of(p));

        deletions.removeProduct(Actor.console(), organization, p, null);

        Actor token = tokens.authenticate(issued.token(), API).orElseThrow();
        assertThat(token.only()).isEmpty();
        assertThat(limit(token)).isEmpty();
        assertThat(permissions.of(token, organization).decides(q)).isFalse();
        assertThat(permissions.of(token, organization).decidesAll()).isFalse();
        assertThat(permissions.of(token, organization).may(Role.APPROVER)).isTrue();
    }

    @Test
    void theRecordNamesTheProducts() {
        Tokens.Issued issued = issue(Set.of(q, p));
        tokens.revoke(approver, organization, issued.id());

        String stated = "select %s->>'products' from audit_record where subject_id = ? and action = ?";
        String names = database.text(stated.formatted("after"), issued.id(), "create");
        assertThat(names).matches("\\[\"Payments\\d+\", \"Quotes\\d+\"\\]");
        assertThat(database.text(stated.formatted("before"), issued.id(), "revoke"))
                .isEqualTo(names);
        Tokens.Issued free = issue(null);
        assertThat(database.count(
                        "select count(*) from audit_record where subject_id = ? and jsonb_exists(after, 'products')",
                        free.id()))
                .isZero();
    }

    @Test
    void productsItsOwnerDoesNotDecideOnAndWhatIsNoLimitAreRefused() {
        memberships.give(Actor.console(), organization, approver.operatorId(), Set.of(Role.APPROVER), Set.of(p, q));
        UUID foreign = scene.weather().manualProduct();

        refused(Refusal.Forbidden.class, "refusal.token.products", Role.APPROVER, Set.of(p, r));
        refused(Refusal.NotFound.class, "refusal.unknown.apiproduct", Role.APPROVER, Set.of(p, foreign));
        refused(Refusal.NotFound.class, "refusal.unknown.apiproduct", Role.APPROVER, Set.of(UUID.randomUUID()));
        refused(Refusal.Invalid.class, "refusal.token.products.none", Role.APPROVER, Set.of());
        refused(Refusal.Invalid.class, "refusal.token.products.role", Role.VIEWER, Set.of(p));

        assertThat(database.count("select count(*) from api_token where organization_id = ?", organization))
                .isZero();
        assertThat(database.count(
                        "select count(*) from audit_record where organization_id = ? and outcome = 'refused'"
                                + " and after->>'refused' = 'refusal.token.products'",
                        organization))
                .isEqualTo(1);
    }

    private void refused(Class<? extends Refusal> type, String key, Role role, Set<UUID> only) {
        assertThatThrownBy(() -> tokens.create(
                        approver.afterPassword(), organization, approver.operatorId(), "x", Set.of(role), only, null))
                .isInstanceOf(type)
                .hasMessage(key + "[]");
    }

    private Actor token(@Nullable Set<UUID> only) {
        return called(issue(only).token());
    }

    /** Whoever calls with this token now. */
    private Actor called(String token) {
        return tokens.authenticate(token, API).orElseThrow();
    }

    private Tokens.Issued issue(@Nullable Set<UUID> only) {
        return tokens.create(
                approver.afterPassword(),
                organization,
                approver.operatorId(),
                "approvals",
                Set.of(Role.APPROVER),
                only,
                null);
    }

    private @Nullable Set<UUID> limit(Actor actor) {
        return permissions.of(actor, organization).products();
    }

    private UUID product(String stem) {
        return products.create(Actor.console(), organization, scene.name(stem), stem, ApprovalType.MANUAL)
                .id();
    }
}

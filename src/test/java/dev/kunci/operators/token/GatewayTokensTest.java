package dev.kunci.operators.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.audit.Channel;
import dev.kunci.audit.Origin;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.operators.signin.ApiSignIn;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.testing.SteppingClock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tokens of gateways: kept as hashes, on record, told to the feed, and of no use at any other door. */
@IntegrationTest
class GatewayTokensTest {

    private static final Origin API = new Origin(Channel.API, "198.51.100.9", "r9");

    @Autowired
    GatewayTokens tokens;

    @Autowired
    Tokens others;

    @Autowired
    ApiSignIn door;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    @Autowired
    SteppingClock clock;

    String name;
    UUID organization;

    @BeforeEach
    void anOrganization() {
        name = scene.name("gateways");
        organization = scene.organization(name);
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void aTokenIsKnownByItsHashAloneAndOnRecordWithoutItsValue() {
        Tokens.Issued issued = tokens.create(Actor.console(), organization, " nginx ", null);

        assertThat(issued.token()).matches("kunci_gw_[A-Za-z0-9_-]{43}");
        assertThat(tokens.find(GatewayTokens.hash(issued.token()))).get().satisfies(found -> {
            assertThat(found.organization()).isEqualTo(organization);
            assertThat(found.organizationName()).isEqualTo(name);
            assertThat(found.name()).isEqualTo("nginx");
            assertThat(found.hint()).isEqualTo(issued.token().substring(0, 15));
            assertThat(found.revoked()).isFalse();
        });
        String bits = issued.token().substring(15);
        assertThat(database.count("select count(*) from gateway_token t where t::text like ?", "%" + bits + "%"))
                .isZero();
        assertThat(database.count("select count(*) from audit_record r where r::text like ?", "%" + bits + "%"))
                .isZero();
        assertThat(database.text(
                        "select actor || ' ' || channel || ' ' || after::text from audit_record where subject_id = ?"
                                + " and subject_type = 'gateway-token' and action = 'create'",
                        issued.id()))
                .isEqualTo(
                        "console console {\"hint\": \"" + issued.token().substring(0, 15) + "\", \"name\": \"nginx\"}");
        assertThat(changes(issued.id())).isEqualTo(1);
    }

    @Test
    void itOpensNoOtherDoorAndNoOtherTokenOpensItsOwn() {
        String gateway =
                tokens.create(Actor.console(), organization, "nginx", null).token();
        Actor person = scene.operator(organization, Role.ADMIN);
        String program = others.create(
                        person.afterPassword(), organization, person.operatorId(), "ci", Set.of(Role.ADMIN), null, null)
                .token();

        assertThat(others.authenticate(gateway, API)).isEmpty();
        assertThat(door.bearer(gateway, API)).isEmpty();
        assertThat(door.basic(person.name(), gateway, API)).isEmpty();
        assertThat(tokens.find(GatewayTokens.hash(program))).isEmpty();
    }

    @Test
    void anEndIsOnRecordAndToldEachTime() {
        Tokens.Issued issued = tokens.create(Actor.console(), organization, "nginx", null);

        tokens.revoke(Actor.console(), organization, issued.id());
        tokens.revoke(Actor.console(), organization, issued.id());

        assertThat(tokens.find(GatewayTokens.hash(issued.token()))).get().matches(GatewayToken::revoked);
        assertThat(tokens.list(Actor.console(), organization)).singleElement().matches(GatewayToken::revoked);
        assertThat(database.count(
                        "select count(*) from audit_record where subject_id = ? and action = 'revoke'", issued.id()))
                .isEqualTo(1);
        assertThat(changes(issued.id())).isEqualTo(3);
    }

    @Test
    void oneEndsByItself() {
        Tokens.Issued issued = tokens.create(
                Actor.console(), organization, "nginx", clock.instant().plus(Duration.ofDays(1)));
        GatewayToken found = tokens.find(GatewayTokens.hash(issued.token())).orElseThrow();

        assertThat(found.expired(clock.instant())).isFalse();
        assertThat(found.expired(clock.instant().plus(Duration.ofDays(2)))).isTrue();
        assertThatThrownBy(() -> tokens.create(Actor.console(), organization, "nginx", clock.instant()))
                .isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> tokens.create(Actor.console(), organization, " ", null))
                .isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void nobodyButAdministratorsAndTheConsoleMakesListsOrEndsThem() {
        Tokens.Issued issued = tokens.create(Actor.console(), organization, "nginx", null);
        Actor approver = scene.operator(organization, Role.APPROVER, Role.EDITOR, Role.AUDITOR);
        Actor stranger = scene.operator(scene.organization(scene.name("other")), Role.ADMIN);

        for (Actor actor : List.of(approver, stranger)) {
            assertThatThrownBy(() -> tokens.create(actor.afterPassword(), organization, "mine", null))
                    .isInstanceOf(Refusal.Forbidden.class);
            assertThatThrownBy(() -> tokens.list(actor, organization)).isInstanceOf(Refusal.Forbidden.class);
            assertThatThrownBy(() -> tokens.revoke(actor, organization, issued.id()))
                    .isInstanceOf(Refusal.Forbidden.class);
        }
        assertThat(tokens.find(GatewayTokens.hash(issued.token()))).get().matches(token -> !token.revoked());
        assertThat(database.count(
                        "select count(*) from audit_record where organization_id = ? and outcome = 'refused'"
                                + " and subject_type = 'gateway-token'",
                        organization))
                .isEqualTo(4);
    }

    private long changes(UUID token) {
        return database.count(
                "select count(*) from feed_change where subject_id = ? and kind = 'gateway-token'", token);
    }
}

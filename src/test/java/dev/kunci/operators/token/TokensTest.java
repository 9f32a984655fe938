package dev.kunci.operators.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.audit.Channel;
import dev.kunci.audit.Origin;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.operators.account.AccountAdministration;
import dev.kunci.operators.account.OperatorAccounts;
import dev.kunci.operators.account.OwnAccount;
import dev.kunci.operators.membership.Memberships;
import dev.kunci.operators.membership.People;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.testing.SteppingClock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tokens act as one operator in one organization, never beyond them, and end at once. */
@IntegrationTest
class TokensTest {

    private static final Origin API = new Origin(Channel.API, "198.51.100.7", "r7");

    @Autowired
    Tokens tokens;

    @Autowired
    People people;

    @Autowired
    AccountAdministration accountAdministration;

    @Autowired
    Memberships memberships;

    @Autowired
    OwnAccount own;

    @Autowired
    OperatorAccounts accounts;

    @Autowired
    Permissions permissions;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    @Autowired
    SteppingClock clock;

    UUID organization;
    Actor admin;
    Actor editor;

    @BeforeEach
    void anOrganization() {
        organization = scene.organization(scene.name("tokens"));
        admin = scene.operator(organization, Role.ADMIN);
        editor = scene.operator(organization, Role.EDITOR, Role.AUDITOR);
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void aTokenActsAsItsOwnerWithTheRolesItIsLimitedTo() {
        Tokens.Issued issued = mine(Role.AUDITOR);

        assertThat(issued.token()).matches("kunci_[A-Za-z0-9_-]{43}");
        Actor actor = tokens.authenticate(issued.token(), API).orElseThrow();
        assertThat(actor.operatorId()).isEqualTo(editor.operatorId());
        assertThat(actor.name()).isEqualTo(editor.name());
        assertThat(actor.origin()).isEqualTo(API);
        assertThat(permissions.of(actor, organization).roles()).containsExactly(Role.AUDITOR);
        assertThat(permissions.of(actor, organization).may(Role.VIEWER)).isTrue();
    }

    @Test
    void theTokenItselfIsNowhereButWithWhoeverItWasGivenTo() {
        Tokens.Issued issued = mine(Role.EDITOR);

        String bits = issued.token().substring(12);
        assertThat(database.count("select count(*) from api_token t where t::text like ?", "%" + bits + "%"))
                .isZero();
        assertThat(database.count("select count(*) from audit_record r where r::text like ?", "%" + bits + "%"))
                .isZero();
        assertThat(issued.toString()).doesNotContain(bits);
        assertThat(database.text(
                        "select after::text from audit_record where organization_id = ? and subject_id = ?"
                                + " and subject_type = 'token' and action = 'create' and outcome = 'done'",
                        organization,
                        issued.id()))
                .contains("\"roles\": [\"editor\"]", issued.token().substring(0, 12));
    }

    @Test
    void withinOneOrganizationOnly() {
        UUID other = scene.organization(scene.name("other"));
        memberships.give(Actor.console(), other, editor.operatorId(), Set.of(Role.EDITOR), null);

        Actor actor = tokens.authenticate(mine(Role.EDITOR).token(), API).orElseThrow();

        assertThat(permissions.of(editor, other).may(Role.EDITOR)).isTrue();
        assertThat(permissions.of(actor, other).roles()).isEmpty();
        assertThat(permissions.of(actor, organization).may(Role.EDITOR)).isTrue();
    }

    @Test
    void narrowedRolesADisabledOwnerAndAOneTimePasswordCountAtTheNextCall() {
        String token = mine(Role.EDITOR).token();
        Actor first = tokens.authenticate(token, API).orElseThrow();

        memberships.give(admin, organization, editor.operatorId(), Set.of(Role.APPROVER), null);
        assertThat(permissions.of(first, organization).roles()).containsExactly(Role.EDITOR);
        assertThat(rolesOf(token)).containsExactly(Role.VIEWER);
        memberships.give(admin, organization, editor.operatorId(), Set.of(Role.EDITOR), null);
        assertThat(rolesOf(token)).containsExactly(Role.EDITOR);

        accountAdministration.disable(admin, organization, editor.operatorId());
        assertThat(tokens.authenticate(token, API)).isEmpty();
        accountAdministration.enable(admin, organization, editor.operatorId());
        assertThat(tokens.authenticate(token, API)).isPresent();

        accounts.reset(Actor.console(), editor.name());
        assertThat(tokens.authenticate(token, API)).isEmpty();
    }

    @Test
    void whatWasReadForOneOrganizationSaysNothingAboutAnother() {
        UUID other = scene.organization(scene.name("other"));
        memberships.give(Actor.console(), other, editor.operatorId(), Set.of(Role.AUDITOR), null);
        Actor carrying = editor.with(permissions.of(editor, organization));

        assertThat(permissions.of(carrying, other).roles()).containsExactly(Role.AUDITOR);
        assertThat(permissions
                        .of(carrying.onBehalfOf("dev@example.com"), organization)
                        .roles())
                .isEqualTo(permissions.of(editor, organization).roles());
        assertThat(carrying.afterPassword().permission()).isNull();
    }

    @Test
    void aRemovedMembershipRevokesItsTokensForGood() {
        Tokens.Issued issued = mine(Role.EDITOR);

        memberships.remove(admin, organization, editor.operatorId());
        assertThat(tokens.authenticate(issued.token(), API)).isEmpty();
        memberships.give(Actor.console(), organization, editor.operatorId(), Set.of(Role.EDITOR), null);

        assertThat(tokens.authenticate(issued.token(), API)).isEmpty();
        assertThat(revocations(issued.id())).isEqualTo(1);
    }

    @Test
    void revokedAndExpiredTokensAndWhatIsNoneLetNobodyIn() {
        Tokens.Issued brief = tokens.create(
                editor.afterPassword(),
                organization,
                editor.operatorId(),
                "brief",
                Set.of(Role.EDITOR),
                null,
                clock.instant().plus(Duration.ofDays(1)));
        Tokens.Issued revoked = mine(Role.EDITOR);

        tokens.revoke(editor, organization, revoked.id());
        tokens.revoke(editor, organization, revoked.id());

        assertThat(tokens.authenticate(revoked.token(), API)).isEmpty();
        assertThat(revocations(revoked.id())).isEqualTo(1);
        assertThat(tokens.authenticate(brief.token(), API)).isPresent();
        clock.forward(Duration.ofDays(1));
        assertThat(tokens.authenticate(brief.token(), API)).isEmpty();
        for (String none : new String[] {"", "kunci_", "kunci_" + "A".repeat(43), brief.token() + "x", "kunci_\0"}) {
            assertThat(tokens.authenticate(none, API)).isEmpty();
        }
    }

    @Test
    void lastUseIsWrittenAtMostOnceAMinute() {
        Tokens.Issued issued = mine(Role.EDITOR);
        assertThat(lastUse(issued.id())).isEqualTo("never");

        tokens.authenticate(issued.token(), API);
        String first = lastUse(issued.id());
        assertThat(first).isNotEqualTo("never");
        clock.forward(Duration.ofSeconds(50));
        tokens.authenticate(issued.token(), API);
        assertThat(lastUse(issued.id())).isEqualTo(first);
        clock.forward(Duration.ofSeconds(11));
        tokens.authenticate(issued.token(), API);
        assertThat(lastUse(issued.id())).isNotEqualTo(first);
    }

    @Test
    void nobodyMakesATokenThatActsAsAnotherPersonOrDoesMoreThanTheyMay() {
        refused("refusal.token.other", admin, editor.operatorId(), Role.EDITOR);
        refused("refusal.role.admin", editor, admin.operatorId(), Role.EDITOR);
        refused("refusal.token.roles", editor, editor.operatorId(), Role.ADMIN);
        refused("refusal.token.roles", editor, editor.operatorId(), Role.APPROVER);
        refused("refusal.role.viewer", scene.operator(organization), null, Role.VIEWER);
        Actor byToken = tokens.authenticate(mine(Role.EDITOR).token(), API).orElseThrow();
        refused("refusal.token.by-token", byToken, editor.operatorId(), Role.EDITOR);
        assertThatThrownBy(() -> own.rename(byToken, "X")).isInstanceOf(Refusal.Forbidden.class);
        assertThat(database.count(
                        "select count(*) from audit_record where organization_id = ? and subject_type = 'token'"
                                + " and outcome = 'refused'",
                        organization))
                .isEqualTo(6);
        assertThat(database.count("select count(*) from api_token where organization_id = ?", organization))
                .isEqualTo(1);
    }

    @Test
    void administratorsMakeTokensForProgramsAndRevokeEverybodys() {
        UUID program = people.addProgram(admin, organization, "ci-pipeline", Set.of(Role.EDITOR), null);
        Tokens.Issued issued =
                tokens.create(admin.afterPassword(), organization, program, "deploys", Set.of(Role.EDITOR), null, null);
        Tokens.Issued editors = mine(Role.EDITOR);

        Optional<Actor> actor = tokens.authenticate(issued.token(), API);
        assertThat(actor).get().extracting(Actor::name).isEqualTo("ci-pipeline");
        assertThat(permissions.of(actor.orElseThrow(), organization).may(Role.EDITOR))
                .isTrue();
        assertThatThrownBy(() -> tokens.revoke(editor, organization, issued.id()))
                .hasMessage("refusal.role.admin[]");
        Actor stranger = scene.operator(scene.organization(scene.name("other")), Role.ADMIN);
        assertThatThrownBy(() -> tokens.revoke(stranger, organization, issued.id()))
                .hasMessage("refusal.role.admin[]");

        tokens.revoke(admin, organization, editors.id());
        accountAdministration.disable(admin, organization, program);

        assertThat(tokens.authenticate(editors.token(), API)).isEmpty();
        assertThat(tokens.authenticate(issued.token(), API)).isEmpty();
    }

    private Set<Role> rolesOf(String token) {
        Actor actor = tokens.authenticate(token, API).orElseThrow();
        return permissions.of(actor, organization).roles();
    }

    private Tokens.Issued mine(Role role) {
        return tokens.create(
                editor.afterPassword(), organization, editor.operatorId(), "laptop", Set.of(role), null, null);
    }

    private void refused(String key, Actor actor, UUID operator, Role role) {
        UUID whose = operator == null ? actor.operatorId() : operator;
        assertThatThrownBy(
                        () -> tokens.create(actor.afterPassword(), organization, whose, "x", Set.of(role), null, null))
                .isInstanceOf(Refusal.Forbidden.class)
                .hasMessageContaining(key);
    }

    private String lastUse(UUID token) {
        return database.text("select coalesce(last_used_at::text, 'never') from api_token where id = ?", token);
    }

    private long revocations(UUID token) {
        return database.count(
                "select count(*) from audit_record where subject_id = ? and action = 'revoke' and outcome = 'done'",
                token);
    }
}

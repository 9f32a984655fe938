package dev.kunci.operators.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.audit.Channel;
import dev.kunci.audit.Origin;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Operator;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.operators.membership.Memberships;
import dev.kunci.operators.membership.People;
import dev.kunci.operators.signin.Sessions;
import dev.kunci.operators.signin.SignIn;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Shutting accounts out and letting them in: by who administers all they belong to, and counting at once. */
@IntegrationTest
class AccountAdministrationTest {

    private static final Origin HERE = new Origin(Channel.PORTAL, "198.51.100.8", "r8");

    @Autowired
    AccountAdministration accounts;

    @Autowired
    People people;

    @Autowired
    Memberships memberships;

    @Autowired
    Permissions permissions;

    @Autowired
    Sessions sessions;

    @Autowired
    SignIn signIn;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    UUID organization;
    UUID other;
    Actor admin;
    Actor person;

    @BeforeEach
    void twoOrganizations() {
        organization = scene.organization(scene.name("door"));
        other = scene.organization(scene.name("other"));
        admin = scene.operator(organization, Role.ADMIN);
        person = scene.operator(organization, Role.EDITOR);
    }

    @Test
    void whoIsDisabledMayNothingFromTheNextCallOnAndAllAgainWhenEnabled() {
        UUID session = scene.signedIn(person).session();
        assertThat(sessions.account(session)).isPresent();

        accounts.disable(admin, organization, person.operatorId());

        assertThat(permissions.of(person, organization).roles()).isEmpty();
        assertThat(sessions.account(session)).isEmpty();
        assertThat(signIn.attempt(person.name(), Scene.PASSWORD, HERE)).isEmpty();
        accounts.disable(admin, organization, person.operatorId());
        assertThat(recorded("disable", "done")).isEqualTo(1);

        accounts.enable(admin, organization, person.operatorId());

        assertThat(permissions.of(person, organization).may(Role.EDITOR)).isTrue();
        assertThat(signIn.attempt(person.name(), Scene.PASSWORD, HERE)).isPresent();
        assertThat(sessions.account(session))
                .as("a session that ended stays so")
                .isEmpty();
        assertThat(recorded("enable", "done")).isEqualTo(1);
    }

    @Test
    void aNewPasswordEndsTheOldOneAndAllSessions() {
        UUID session = scene.signedIn(person).session();

        String password = accounts.newPassword(admin, organization, person.operatorId());

        assertThat(signIn.attempt(person.name(), Scene.PASSWORD, HERE)).isEmpty();
        assertThat(signIn.attempt(person.name(), password, HERE)).get().matches(Operator::mustChangePassword);
        assertThat(sessions.account(session)).isEmpty();
        assertThat(recorded("password", "done")).isEqualTo(1);
        assertThat(database.count("select count(*) from audit_record r where r::text like ?", "%" + password + "%"))
                .isZero();
    }

    @Test
    void theOrganizationThatMadeAnAccountAloneShutsItWhateverOthersItBelongsTo() {
        memberships.give(Actor.console(), other, person.operatorId(), Set.of(Role.ADMIN), null);
        Actor host = scene.operator(other, Role.ADMIN);

        beyond(() -> accounts.disable(host, other, person.operatorId()));
        beyond(() -> accounts.enable(host, other, person.operatorId()));
        beyond(() -> accounts.newPassword(host, other, person.operatorId()));
        assertThat(signIn.attempt(person.name(), Scene.PASSWORD, HERE)).isPresent();

        memberships.remove(Actor.console(), other, host.operatorId());
        accounts.disable(admin, organization, person.operatorId());

        assertThat(signIn.attempt(person.name(), Scene.PASSWORD, HERE)).isEmpty();
        assertThat(recorded("disable", "done")).isEqualTo(1);
        assertThat(database.text(
                        "select actor || coalesce(actor_id::text, '') || coalesce(address, '') from audit_record"
                                + " where organization_id = ? and subject_id = ? and action = 'disable'"
                                + " and outcome = 'done'",
                        other,
                        person.operatorId()))
                .isEqualTo("another organization");
        assertThat(database.text("select string_agg(r::text, '') from audit_record r where organization_id = ?", other))
                .doesNotContain(admin.name(), organization.toString());
        accounts.enable(admin, organization, person.operatorId());
    }

    @Test
    void aNewPasswordIsForWhoAdministersAllThatItOpens() {
        memberships.give(Actor.console(), other, person.operatorId(), Set.of(Role.ADMIN), null);

        assertThatThrownBy(() -> accounts.newPassword(admin, organization, person.operatorId()))
                .isInstanceOf(Refusal.Forbidden.class)
                .hasMessage("refusal.person.elsewhere[]");

        assertThat(signIn.attempt(person.name(), Scene.PASSWORD, HERE)).isPresent();
        assertThat(recorded("password", "refused")).isEqualTo(1);
        memberships.give(Actor.console(), other, admin.operatorId(), Set.of(Role.ADMIN), null);
        accounts.newPassword(admin, organization, person.operatorId());
        assertThat(signIn.attempt(person.name(), Scene.PASSWORD, HERE)).isEmpty();
    }

    @Test
    void whoAdministersItsOrganizationShutsAnAccountFromWhereverTheyAre() {
        memberships.give(Actor.console(), other, person.operatorId(), Set.of(Role.VIEWER), null);
        memberships.give(Actor.console(), other, admin.operatorId(), Set.of(Role.ADMIN), null);

        Actor token = new Actor(admin.operatorId(), admin.name(), null, Set.of(Role.ADMIN), null, other, false, HERE);
        beyond(() -> accounts.disable(token, other, person.operatorId()));

        accounts.disable(admin, other, person.operatorId());
        assertThat(signIn.attempt(person.name(), Scene.PASSWORD, HERE)).isEmpty();
    }

    @Test
    void anAccountThatHasLeftItsOrganizationIsThatOfTheOnlyOneLeftAndOfSeveralOfNone() {
        UUID third = scene.organization(scene.name("third"));
        memberships.give(Actor.console(), other, person.operatorId(), Set.of(Role.VIEWER), null);
        memberships.give(Actor.console(), third, person.operatorId(), Set.of(Role.VIEWER), null);
        memberships.remove(admin, organization, person.operatorId());
        Actor host = scene.operator(other, Role.ADMIN);

        beyond(() -> accounts.disable(host, other, person.operatorId()));
        memberships.remove(Actor.console(), third, person.operatorId());
        accounts.disable(host, other, person.operatorId());
        accounts.enable(host, other, person.operatorId());

        memberships.give(Actor.console(), organization, person.operatorId(), Set.of(Role.VIEWER), null);
        beyond(() -> accounts.disable(admin, organization, person.operatorId()));
    }

    @Test
    void somebodyOfAnotherOrganizationIsAsUnknownAsNobody() {
        Actor stranger = scene.operator(other, Role.ADMIN);
        for (UUID target : new UUID[] {stranger.operatorId(), UUID.randomUUID()}) {
            for (Runnable call : new Runnable[] {
                () -> accounts.disable(admin, organization, target),
                () -> accounts.enable(admin, organization, target),
                () -> accounts.newPassword(admin, organization, target),
                () -> memberships.give(admin, organization, target, Set.of(Role.VIEWER), null),
                () -> memberships.remove(admin, organization, target)
            }) {
                assertThatThrownBy(call::run)
                        .isInstanceOf(Refusal.NotFound.class)
                        .hasMessage("refusal.person.unknown[]");
            }
            assertThatThrownBy(() -> accounts.disable(admin, other, target)).hasMessage("refusal.role.admin[]");
            assertThatThrownBy(() -> memberships.give(admin, other, target, Set.of(Role.VIEWER), null))
                    .hasMessage("refusal.role.admin[]");
        }
        assertThat(signIn.attempt(stranger.name(), Scene.PASSWORD, HERE)).isPresent();
        assertThat(database.text(
                        "select string_agg(r::text, '') from audit_record r where organization_id = ?", organization))
                .doesNotContain(stranger.name());
    }

    @Test
    void nobodyShutsThemselvesOutAndAProgramHasNoPassword() {
        UUID program = people.addProgram(admin, organization, "ci", Set.of(Role.VIEWER), null);

        assertThatThrownBy(() -> accounts.disable(admin, organization, admin.operatorId()))
                .hasMessage("refusal.person.self[]");
        assertThatThrownBy(() -> accounts.newPassword(admin, organization, admin.operatorId()))
                .hasMessage("refusal.person.self[]");
        assertThatThrownBy(() -> accounts.newPassword(admin, organization, program))
                .hasMessage("refusal.person.program[ci]");
        assertThatThrownBy(() -> accounts.disable(person, organization, program))
                .hasMessage("refusal.role.admin[]");
    }

    private static void beyond(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(Refusal.Forbidden.class).hasMessage("refusal.person.beyond[]");
    }

    private long recorded(String action, String outcome) {
        return database.count(
                "select count(*) from audit_record where organization_id = ? and subject_id = ? and action = ?"
                        + " and outcome = ?",
                organization,
                person.operatorId(),
                action,
                outcome);
    }
}

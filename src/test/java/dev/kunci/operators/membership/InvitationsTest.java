package dev.kunci.operators.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.audit.Action;
import dev.kunci.audit.Channel;
import dev.kunci.audit.Origin;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permission;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.operators.account.AccountAdministration;
import dev.kunci.operators.signin.SignIn;
import dev.kunci.registry.change.Deletions;
import dev.kunci.registry.product.ApiProducts;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.review.people.PersonFilter;
import dev.kunci.review.people.PersonList;
import dev.kunci.review.people.PersonRow;
import dev.kunci.review.people.PersonSort;
import dev.kunci.review.people.PersonState;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever has an account is asked; until they accept, an organization knows what it typed and nothing else. */
@IntegrationTest
class InvitationsTest {

    private static final Origin HERE = new Origin(Channel.PORTAL, "198.51.100.77", "r77");

    @Autowired
    People people;

    @Autowired
    Invitations invitations;

    @Autowired
    Memberships memberships;

    @Autowired
    AccountAdministration accounts;

    @Autowired
    Permissions permissions;

    @Autowired
    SignIn signIn;

    @Autowired
    PersonList list;

    @Autowired
    ApiProducts products;

    @Autowired
    Deletions deletions;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    UUID home;
    UUID organization;
    Actor admin;
    Actor person;
    String typed;

    @BeforeEach
    void somebodyOfAnotherOrganization() {
        home = scene.organization(scene.name("home"));
        organization = scene.organization(scene.name("inviting"));
        admin = scene.operator(organization, Role.ADMIN);
        person = Actor.operator(scene.operator(home, Role.EDITOR).operatorId(), "", HERE);
        String email = database.text("select email from operator where id = ?", person.operatorId());
        person = Actor.operator(person.operatorId(), email, HERE);
        typed = email.toUpperCase(Locale.ROOT);
    }

    @Test
    void nothingOfThemIsKnownBeforeTheyAccept() {
        scene.signedIn(person);
        UUID invitation = invite();
        signIn.attempt(person.name(), Scene.PASSWORD, HERE);

        assertThat(permissions.of(person, organization).roles()).isEmpty();
        PersonRow row = list.get(admin, organization, invitation);
        assertThat(row)
                .extracting(PersonRow::email, PersonRow::name, PersonRow::state, PersonRow::lastSeenAt)
                .containsExactly(typed, "", PersonState.INVITED, null);
        assertThat(row.roles()).containsExactly(Role.EDITOR);
        assertThatThrownBy(() -> list.get(admin, organization, person.operatorId()))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(record())
                .contains(typed)
                .doesNotContain(
                        person.operatorId().toString(), person.name(), "Rina", "198.51.100.77", home.toString());
        assertThat(record("invite")).contains("\"editor\"", "until");
        for (Runnable call : List.<Runnable>of(
                () -> accounts.disable(admin, organization, person.operatorId()),
                () -> memberships.give(admin, organization, person.operatorId(), Set.of(Role.ADMIN), null))) {
            assertThatThrownBy(call::run).hasMessage("refusal.person.unknown[]");
        }
    }

    @Test
    void whoAcceptsIsAMemberAndWhereTheyWereIsNotRecorded() {
        UUID invitation = invite();
        assertThat(invitations.own(person)).singleElement().satisfies(open -> {
            assertThat(open.id()).isEqualTo(invitation);
            assertThat(open.organization()).startsWith("inviting");
            assertThat(open.roles()).containsExactly(Role.EDITOR);
            assertThat(open.invitedBy()).isEqualTo(admin.name());
        });

        invitations.accept(person, invitation);

        assertThat(permissions.of(person, organization).roles()).containsExactly(Role.EDITOR);
        assertThat(invitations.own(person)).isEmpty();
        assertThat(rows()).extracting(PersonRow::email).containsExactlyInAnyOrder(admin.name(), person.name());
        assertThat(record("accept")).contains(person.name(), typed);
        assertThat(record()).doesNotContain("198.51.100.77");
        assertThat(database.count(
                        "select count(*) from audit_record where organization_id = ? and action = 'accept'", home))
                .as("where else they work is nothing for their home")
                .isZero();
    }

    @Test
    void whoDeclinesStaysUnknown() {
        UUID invitation = invite();

        invitations.decline(person, invitation);

        assertThat(permissions.of(person, organization).roles()).isEmpty();
        assertThat(record("decline")).contains(typed);
        assertThat(record()).doesNotContain(person.operatorId().toString(), person.name(), "198.51.100.77");
        unknown(() -> invitations.accept(person, invitation));
        invite();
    }

    @Test
    void anAdministratorWithdrawsItAndNobodyElse() {
        UUID invitation = invite();
        Actor editor = scene.operator(organization, Role.EDITOR);
        assertThatThrownBy(() -> invitations.withdraw(editor, organization, invitation))
                .hasMessage("refusal.role.admin[]");

        invitations.withdraw(scene.operator(organization, Role.ADMIN), organization, invitation);

        assertThat(invitations.own(person)).isEmpty();
        unknown(() -> invitations.accept(person, invitation));
        unknown(() -> invitations.decline(person, invitation));
        unknown(() -> invitations.withdraw(admin, organization, invitation));
        assertThat(record("withdraw")).contains(typed);
        assertThat(rows()).extracting(PersonRow::state).doesNotContain(PersonState.INVITED);
    }

    @Test
    void onlyThePersonAnswersAndNoTokenOfTheirs() {
        UUID invitation = invite();
        Actor other = scene.operator(home, Role.ADMIN);
        unknown(() -> invitations.accept(other, invitation));
        unknown(() -> invitations.decline(other, invitation));
        Actor token = new Actor(person.operatorId(), person.name(), null, Set.of(Role.EDITOR), null, home, false, HERE);
        assertThatThrownBy(() -> invitations.accept(token, invitation)).hasMessage("refusal.invitation.person[]");
        assertThatThrownBy(() -> invitations.own(Actor.console())).hasMessage("refusal.invitation.person[]");
    }

    @Test
    void nobodyIsInvitedTwiceAndNoMemberAndNotOneself() throws Exception {
        UUID invitation = invite();
        assertThatThrownBy(() -> add(person.name(), Role.ADMIN))
                .isInstanceOf(Refusal.Conflict.class)
                .hasMessage("refusal.invitation.open[" + person.name() + "]");
        assertThatThrownBy(() -> add(admin.name(), Role.ADMIN)).hasMessageContaining("refusal.person.member");

        database.asApplication(
                "update invitation set until = now() - interval '1 second' where id = '" + invitation + "'");
        UUID again = invite();
        assertThat(again).isNotEqualTo(invitation);
        invitations.accept(person, again);
        assertThatThrownBy(() -> add(person.name(), Role.ADMIN)).hasMessageContaining("refusal.person.member");
    }

    @Test
    void oneThatHasExpiredOpensNothing() throws Exception {
        UUID invitation = invite();
        database.asApplication(
                "update invitation set until = now() - interval '1 second' where id = '" + invitation + "'");

        assertThat(invitations.own(person)).isEmpty();
        assertThat(list.get(admin, organization, invitation).state()).isEqualTo(PersonState.INVITATION_OVER);
        assertThatThrownBy(() -> invitations.accept(person, invitation))
                .isInstanceOf(Refusal.Conflict.class)
                .hasMessage("refusal.invitation.over[]");
        assertThat(permissions.of(person, organization).roles()).isEmpty();
        assertThat(record("accept")).contains("refusal.invitation.over").doesNotContain(person.name());
    }

    @Test
    void aDisabledAccountIsInvitedLikeAnyOtherAndCannotAccept() {
        accounts.disable(scene.operator(home, Role.ADMIN), home, person.operatorId());

        UUID invitation = invite();

        assertThat(list.get(admin, organization, invitation).state()).isEqualTo(PersonState.INVITED);
        unknown(() -> invitations.accept(person, invitation));
    }

    @Test
    void whomTheConsoleAddsMeanwhileNeedsNoInvitation() {
        UUID invitation = invite();

        memberships.give(Actor.console(), organization, person.operatorId(), Set.of(Role.AUDITOR), null);

        unknown(() -> invitations.accept(person, invitation));
        assertThat(permissions.of(person, organization).roles()).containsExactly(Role.AUDITOR);
    }

    @Test
    void theProductsOfAnInvitedApproverAreLimitedAlsoWhereTheyAreDeletedMeanwhile() {
        UUID product = products.create(Actor.console(), organization, scene.name("Stock"), "Stock", ApprovalType.MANUAL)
                .id();
        UUID invitation = people.add(admin, organization, typed, "", Set.of(Role.APPROVER), Set.of(product))
                .id();
        assertThat(list.get(admin, organization, invitation).products()).containsExactly("Stock");
        assertThatThrownBy(() -> people.add(
                        admin,
                        organization,
                        scene.operator(home, Role.VIEWER).name(),
                        "",
                        Set.of(Role.APPROVER),
                        Set.of(scene.weather().manualProduct())))
                .hasMessageContaining("refusal.unknown.apiproduct");

        deletions.removeProduct(Actor.console(), organization, product, null);
        invitations.accept(person, invitation);

        Permission permission = permissions.of(person, organization);
        assertThat(permission.may(Role.APPROVER)).isTrue();
        assertThat(permission.products()).isEmpty();
    }

    private UUID invite() {
        return add(typed, Role.EDITOR);
    }

    private UUID add(String email, Role role) {
        People.Added added = people.add(admin, organization, email, "Anything", Set.of(role), null);
        assertThat(added.invited()).isTrue();
        assertThat(added.oneTimePassword()).isNull();
        return added.id();
    }

    private static void unknown(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(Refusal.NotFound.class).hasMessage("refusal.invitation.unknown[]");
    }

    private List<PersonRow> rows() {
        return list.find(admin, organization, PersonFilter.ANY, PersonSort.NAME, true, 0, 10);
    }

    private String record() {
        return database.text(
                "select string_agg(r::text, '|') from audit_record r where organization_id = ?", organization);
    }

    private String record(String action) {
        return database.text(
                "select string_agg(r::text, '|') from audit_record r where organization_id = ? and action = ?",
                organization,
                Action.of(action).code());
    }
}

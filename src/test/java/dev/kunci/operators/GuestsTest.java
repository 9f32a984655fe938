package dev.kunci.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.audit.Action;
import dev.kunci.audit.Channel;
import dev.kunci.audit.Origin;
import dev.kunci.operators.membership.Invitations;
import dev.kunci.operators.membership.Memberships;
import dev.kunci.operators.membership.People;
import dev.kunci.operators.signin.Sessions;
import dev.kunci.operators.signin.SignIn;
import dev.kunci.review.people.PersonFilter;
import dev.kunci.review.people.PersonList;
import dev.kunci.review.people.PersonRow;
import dev.kunci.review.people.PersonSort;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an organization learns of an account that another one made, and what happens to an invitation at once. */
@IntegrationTest
class GuestsTest {

    private static final Origin HERE = new Origin(Channel.PORTAL, "198.51.100.77", "r77");

    @Autowired
    People people;

    @Autowired
    Invitations invitations;

    @Autowired
    Memberships memberships;

    @Autowired
    Sessions sessions;

    @Autowired
    SignIn signIn;

    @Autowired
    PersonList list;

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
    void fromWhereAGuestSignsInIsForTheirHomeAlone() {
        invitations.accept(person, invite());
        signIn.attempt(person.name(), Scene.PASSWORD, HERE);
        signIn.attempt(person.name(), "wrong", HERE);
        UUID kept = sessions.start(person.operatorId(), HERE, "Mozilla/5.0 (X11; Linux) Gecko/20100101 Firefox/128.0");
        sessions.start(person.operatorId(), HERE, null);
        sessions.endOthers(person.afterPassword(), kept);
        assertThat(record("sign-in")).contains(person.name());
        assertThat(record("sign-out")).contains("sessions");
        assertThat(record()).doesNotContain("198.51.100.77");
        assertThat(database.count(
                        "select count(*) from audit_record where organization_id = ? and actor_id = ?"
                                + " and address = '198.51.100.77' and action in ('sign-in', 'sign-out')",
                        home,
                        person.operatorId()))
                .as("at home it is recorded from where")
                .isEqualTo(3);
    }

    @Test
    void signInsFromBeforeAreNotShown() {
        scene.signedIn(person);
        UUID invitation = invite();
        invitations.accept(person, invitation);
        assertThat(list.get(admin, organization, person.operatorId()).lastSeenAt())
                .isNull();
        Actor atHome = scene.operator(home, Role.ADMIN);
        assertThat(list.get(atHome, home, person.operatorId()).lastSeenAt()).isNotNull();
    }

    @Test
    void theHomeOfAnAccountThatWasThereBeforeIsWhereItHasBeenLongest() throws Exception {
        memberships.give(Actor.console(), organization, person.operatorId(), Set.of(Role.VIEWER), null);
        String id = "'" + person.operatorId() + "'";
        database.asOwner("update operator set home_organization = null where id = " + id);
        String migration = Files.readString(Path.of("src/main/resources/db/migration/V43__invitations.sql"));
        Matcher update = Pattern.compile("update operator o[^;]*").matcher(migration);
        assertThat(update.find()).isTrue();

        database.asOwner(update.group() + " and o.id = " + id);

        assertThat(database.text("select home_organization from operator where id = ?", person.operatorId()))
                .isEqualTo(home.toString());
    }

    @RepeatedTest(3)
    void oneOfTwoWhoActAtOnceWins() throws Exception {
        UUID invitation = invite();
        Actor second = scene.operator(organization, Role.ADMIN);
        List<Callable<Object>> calls = List.of(
                Executors.callable(() -> invitations.withdraw(second, organization, invitation)),
                Executors.callable(() -> invitations.withdraw(admin, organization, invitation)),
                Executors.callable(() -> invitations.accept(person, invitation)),
                Executors.callable(() -> invitations.decline(person, invitation)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Object>> done = threads.invokeAll(calls);
            assertThat(done).filteredOn(f -> f.state() == Future.State.SUCCESS).hasSize(1);
            assertThat(done)
                    .filteredOn(f -> f.state() == Future.State.FAILED)
                    .allSatisfy(f -> assertThat(f.exceptionNow()).isInstanceOf(Refusal.NotFound.class));
        }
        assertThat(database.count(
                        "select count(*) from audit_record where organization_id = ? and outcome = 'done'"
                                + " and action in ('accept', 'decline', 'withdraw')",
                        organization))
                .isEqualTo(1);
    }

    @RepeatedTest(3)
    void twoAdministratorsWhoInviteAtOnceMakeOneInvitation() throws Exception {
        Actor second = scene.operator(organization, Role.ADMIN);
        List<Callable<Object>> calls =
                List.of(this::invite, () -> people.add(second, organization, typed, "", Set.of(Role.ADMIN), null));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(calls))
                    .filteredOn(f -> f.state() == Future.State.SUCCESS)
                    .hasSize(1);
        }
        assertThat(invitations.own(person)).hasSize(1);
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

package dev.kunci.registry.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.audit.Channel;
import dev.kunci.audit.Origin;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.operators.account.AccountAdministration;
import dev.kunci.operators.membership.Memberships;
import dev.kunci.operators.membership.People;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.testing.SteppingClock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Four eyes are switched off by two, and switched on by one. */
@IntegrationTest
class FourEyesSwitchTest {

    @Autowired
    FourEyesSwitch fourEyes;

    @Autowired
    Organizations organizations;

    @Autowired
    People people;

    @Autowired
    Memberships memberships;

    @Autowired
    AccountAdministration accounts;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    @Autowired
    SteppingClock clock;

    UUID organization;
    Actor admin;
    Actor second;

    @BeforeEach
    void fourEyesAreOn() {
        organization = scene.organization(scene.name("two"));
        admin = scene.operator(organization, Role.ADMIN, Role.APPROVER);
        second = scene.operator(organization, Role.ADMIN);
        organizations.settings(admin, organization, null, true);
        assertThat(on()).isTrue();
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void oneAsksAndAnotherConfirms() {
        organizations.settings(admin, organization, null, false);

        assertThat(on()).isTrue();
        assertThat(fourEyes.waiting(second, organization)).get().satisfies(waiting -> {
            assertThat(waiting.askedBy()).isEqualTo(admin.name());
            assertThat(waiting.until()).isEqualTo(waiting.askedAt().plus(Duration.ofDays(7)));
        });
        refused(() -> fourEyes.confirm(admin, organization), "refusal.four-eyes.self");
        assertThat(on()).isTrue();

        fourEyes.confirm(second, organization);

        assertThat(on()).isFalse();
        assertThat(fourEyes.waiting(admin, organization)).isEmpty();
        assertThat(record("ask", "done")).containsExactly(admin.name() + " true false null");
        assertThat(record("edit", "done")).contains(second.name() + " true false " + admin.name());
        assertThat(record("edit", "refused")).hasSize(1);
        assertThatThrownBy(() -> fourEyes.ask(admin, organization)).hasMessage("refusal.four-eyes.off[]");
    }

    @Test
    void whoAsksMayChangeTheirMindAndTheOtherMaySayNo() {
        for (Actor who : List.of(admin, second)) {
            fourEyes.ask(admin, organization);
            assertThatThrownBy(() -> fourEyes.ask(second, organization))
                    .isInstanceOf(Refusal.Conflict.class)
                    .hasMessage("refusal.four-eyes.asked[" + admin.name() + "]");
            fourEyes.withdraw(who, organization);
            assertThatThrownBy(() -> fourEyes.confirm(second, organization)).hasMessage("refusal.four-eyes.none[]");
        }
        assertThat(on()).isTrue();
        assertThat(record("withdraw", "done")).hasSize(2);
    }

    @Test
    void afterSevenDaysItCountsForNothing() {
        fourEyes.ask(admin, organization);
        clock.forward(Duration.ofDays(7));

        assertThat(fourEyes.waiting(second, organization)).isEmpty();
        assertThatThrownBy(() -> fourEyes.confirm(second, organization)).hasMessage("refusal.four-eyes.none[]");
        assertThat(on()).isTrue();
        fourEyes.ask(second, organization);
        assertThat(fourEyes.waiting(admin, organization).orElseThrow().askedBy())
                .isEqualTo(second.name());
    }

    @Test
    void nobodyWithoutTheRoleAsksOrConfirms() {
        fourEyes.ask(admin, organization);
        Actor approver = scene.operator(organization, Role.APPROVER, Role.EDITOR, Role.AUDITOR);
        for (Runnable call : List.<Runnable>of(
                () -> fourEyes.ask(approver, organization),
                () -> fourEyes.confirm(approver, organization),
                () -> fourEyes.withdraw(approver, organization),
                () -> fourEyes.require(approver, organization, false))) {
            refused(call, "refusal.role.admin");
        }
        assertThat(fourEyes.waiting(approver, organization)).isPresent();
        Actor stranger = scene.operator(scene.organization(scene.name("other")), Role.ADMIN);
        refused(() -> fourEyes.waiting(stranger, organization), "refusal.role.viewer");
        assertThat(on()).isTrue();
    }

    @Test
    void anAccountMadeForItIsNoSecondPerson() {
        fourEyes.ask(admin, organization);
        UUID made = people.add(
                        admin, organization, scene.name("puppet") + "@example.com", "Puppet", Set.of(Role.ADMIN), null)
                .id();
        Actor puppet = signedIn(made);
        refused(() -> fourEyes.confirm(puppet, organization), "refusal.four-eyes.new");

        memberships.give(admin, organization, second.operatorId(), Set.of(Role.ADMIN, Role.EDITOR), null);
        refused(() -> fourEyes.confirm(second, organization), "refusal.four-eyes.new");
        Actor third = scene.operator(organization, Role.ADMIN);
        accounts.newPassword(admin, organization, third.operatorId());
        refused(() -> fourEyes.confirm(signedIn(third.operatorId()), organization), "refusal.four-eyes.new");
        assertThat(on()).isTrue();
    }

    @Test
    void aProgramAndItsPersonAreOne() {
        UUID program = people.addProgram(admin, organization, "ci", Set.of(Role.ADMIN), null);
        Actor ci = new Actor(
                program,
                "ci",
                null,
                Set.of(Role.ADMIN),
                null,
                organization,
                false,
                new Origin(Channel.API, null, null));
        fourEyes.ask(ci, organization);
        refused(() -> fourEyes.confirm(admin, organization), "refusal.four-eyes.self");
        fourEyes.confirm(second, organization);
        assertThat(on()).isFalse();
    }

    @Test
    void theMachinesOwnerIsOneOfTwo() {
        fourEyes.ask(Actor.console(), organization);
        refused(() -> fourEyes.confirm(Actor.console(), organization), "refusal.four-eyes.self");
        fourEyes.confirm(second, organization);
        assertThat(on()).isFalse();

        organizations.settings(second, organization, null, true);
        fourEyes.ask(second, organization);
        fourEyes.confirm(Actor.console(), organization);
        assertThat(on()).isFalse();
    }

    @RepeatedTest(3)
    void itIsConfirmedOrWithdrawnAndNeverBoth() throws Exception {
        Actor third = scene.operator(organization, Role.ADMIN);
        fourEyes.ask(admin, organization);
        List<Callable<Object>> calls = List.of(
                Executors.callable(() -> fourEyes.confirm(second, organization)),
                Executors.callable(() -> fourEyes.confirm(third, organization)),
                Executors.callable(() -> fourEyes.withdraw(admin, organization)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(calls))
                    .filteredOn(f -> f.state() == Future.State.SUCCESS)
                    .hasSize(1);
        }
    }

    /** As whoever knows the one-time password of an account acts once they have changed it. */
    private Actor signedIn(UUID operator) {
        try {
            database.asApplication("update operator set password_one_time = false where id = '" + operator + "'");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        return Actor.operator(
                operator, database.text("select email from operator where id = ?", operator), admin.origin());
    }

    private static void refused(Runnable call, String why) {
        assertThatThrownBy(call::run).isInstanceOf(Refusal.Forbidden.class).hasMessageContaining(why);
    }

    private boolean on() {
        return organizations.find(organization).orElseThrow().fourEyes();
    }

    private List<String> record(String action, String outcome) {
        return database
                .rows(
                        "select concat_ws(' ', actor, before ->> 'fourEyes', after ->> 'fourEyes',"
                                + " coalesce(after ->> 'askedBy', 'null')) as line from audit_record"
                                + " where organization_id = ? and action = ? and outcome = ?"
                                + " and subject_type = 'organization'",
                        organization,
                        action,
                        outcome)
                .stream()
                .map(row -> String.valueOf(row.get("line")))
                .toList();
    }
}

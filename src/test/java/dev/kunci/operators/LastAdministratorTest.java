package dev.kunci.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.operators.account.AccountAdministration;
import dev.kunci.operators.account.OperatorAccounts;
import dev.kunci.operators.membership.Memberships;
import dev.kunci.operators.membership.People;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** No organization is ever left without an administrator who can sign in, however many try at once. */
@IntegrationTest
class LastAdministratorTest {

    @Autowired
    AccountAdministration accountAdministration;

    @Autowired
    People people;

    @Autowired
    Memberships memberships;

    @Autowired
    OperatorAccounts accounts;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    UUID organization;
    Actor admin;

    @BeforeEach
    void oneAdministrator() {
        organization = scene.organization(scene.name("led"));
        admin = scene.operator(organization, Role.ADMIN);
    }

    @Test
    void theLastOneNeitherStepsDownNorLeaves() {
        last(() -> memberships.give(admin, organization, admin.operatorId(), Set.of(Role.EDITOR), null));
        last(() -> memberships.give(Actor.console(), organization, admin.operatorId(), Set.of(Role.EDITOR), null));
        last(() -> memberships.remove(admin, organization, admin.operatorId()));

        assertThat(administrators()).isEqualTo(1);
        assertThat(database.count(
                        "select count(*) from audit_record where organization_id = ?"
                                + " and after ->> 'refused' = 'refusal.person.last-admin' and subject = ?",
                        organization,
                        admin.name()))
                .isEqualTo(3);
    }

    @Test
    void aProgramAndADisabledAdministratorAreNoneWhoCanSignIn() {
        UUID program = people.addProgram(admin, organization, "robot", Set.of(Role.ADMIN), null);
        Actor second = scene.operator(organization, Role.ADMIN);
        accountAdministration.disable(admin, organization, second.operatorId());

        last(() -> memberships.remove(admin, organization, admin.operatorId()));
        accountAdministration.enable(admin, organization, second.operatorId());
        memberships.remove(second, organization, admin.operatorId());
        last(() -> memberships.remove(Actor.console(), organization, second.operatorId()));
        assertThat(program).isNotNull();
    }

    @Test
    void whoseOneTimePasswordHasEndedIsNoneWhoCanSignIn() throws Exception {
        Actor second = scene.operator(organization, Role.ADMIN);
        accounts.reset(Actor.console(), second.name());
        database.asApplication("update operator set password_until = now() - interval '1 minute' where id = '"
                + second.operatorId() + "'");

        last(() -> memberships.remove(admin, organization, admin.operatorId()));
        accounts.reset(Actor.console(), second.name());
        memberships.remove(admin, organization, admin.operatorId());
    }

    @Test
    void whoLedTwoOrganizationsIsNotShutOutOfTheOneTheyLeadAlone() {
        UUID other = scene.organization(scene.name("alone"));
        Actor both = scene.operator(organization, Role.ADMIN);
        memberships.give(Actor.console(), other, both.operatorId(), Set.of(Role.ADMIN), null);

        last(() -> accountAdministration.disable(Actor.console(), organization, both.operatorId()));

        assertThat(database.text("select disabled from operator where id = ?", both.operatorId()))
                .isEqualTo("false");
    }

    @RepeatedTest(5)
    void twoWhoRemoveEachOtherAtOnceLeaveOne() throws Exception {
        Actor second = scene.operator(organization, Role.ADMIN);

        List<Future<Object>> done = atOnce(List.of(
                () -> memberships.remove(admin, organization, second.operatorId()),
                () -> memberships.remove(second, organization, admin.operatorId())));

        assertThat(done).filteredOn(f -> f.state() == Future.State.SUCCESS).hasSize(1);
        assertThat(done).filteredOn(f -> f.state() == Future.State.FAILED).allSatisfy(f -> assertThat(f.exceptionNow())
                .isInstanceOf(Refusal.Forbidden.class));
        assertThat(administrators()).isEqualTo(1);
    }

    @RepeatedTest(3)
    void manyWhoStepDownDisableAndRemoveAtOnceLeaveOne() throws Exception {
        List<Actor> all = new ArrayList<>(List.of(admin));
        for (int i = 0; i < 5; i++) {
            all.add(scene.operator(organization, Role.ADMIN));
        }
        List<Runnable> calls = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Actor who = all.get(i);
            UUID next = all.get((i + 1) % all.size()).operatorId();
            calls.add(() -> memberships.give(who, organization, who.operatorId(), Set.of(Role.VIEWER), null));
            calls.add(() -> accountAdministration.disable(who, organization, next));
            calls.add(() -> memberships.remove(who, organization, next));
        }

        List<Future<Object>> done = atOnce(calls);

        assertThat(administrators()).isGreaterThanOrEqualTo(1);
        assertThat(done).filteredOn(f -> f.state() == Future.State.FAILED).allSatisfy(f -> assertThat(f.exceptionNow())
                .isInstanceOf(Refusal.class));
    }

    private static List<Future<Object>> atOnce(List<Runnable> calls) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Object>> tasks =
                    calls.stream().map(Executors::callable).toList();
            return threads.invokeAll(tasks);
        }
    }

    private static void last(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(Refusal.Conflict.class).hasMessage("refusal.person.last-admin[]");
    }

    private long administrators() {
        return database.count(
                "select count(*) from membership m join operator o on o.id = m.operator_id"
                        + " where organization_id = ? and 'admin' = any(roles) and not disabled"
                        + " and password_hash is not null",
                organization);
    }
}

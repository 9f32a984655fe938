package dev.kunci.operators.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.audit.Channel;
import dev.kunci.audit.Origin;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Operator;
import dev.kunci.operators.Role;
import dev.kunci.operators.account.OperatorAccounts;
import dev.kunci.operators.account.OwnAccount;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.testing.SteppingClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Signing in: right, wrong, too often, disabled; each on record. */
@IntegrationTest
class SignInTest {

    private static final Origin HERE = new Origin(Channel.PORTAL, "198.51.100.1", "r1");
    private static final Origin ELSEWHERE = new Origin(Channel.PORTAL, "198.51.100.2", "r2");

    @Autowired
    SignIn signIn;

    @Autowired
    OperatorAccounts accounts;

    @Autowired
    OwnAccount own;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    SteppingClock clock;

    UUID organization;
    Actor person;

    @BeforeEach
    void set() {
        organization = scene.organization(scene.name("people"));
        person = scene.operator(organization, Role.VIEWER);
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void theRightPasswordLetsInWhateverTheCaseOfTheAddress() {
        assertThat(signIn.attempt(person.name().toUpperCase(Locale.ROOT), Scene.PASSWORD, HERE))
                .get()
                .extracting(Operator::id)
                .isEqualTo(person.operatorId());
        assertThat(records("done")).isEqualTo(1);
        assertThat(records("refused")).isZero();
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressAreRefusedAlikeAndRecorded() {
        assertThat(signIn.attempt(person.name(), "wrong-password", HERE)).isEmpty();
        assertThat(records("refused")).isEqualTo(1);

        String nobody = scene.name("nobody") + "@example.com";
        Origin anywhere = new Origin(Channel.PORTAL, scene.name("198.51.100."), "r3");
        assertThat(signIn.attempt(nobody, "wrong-password", anywhere)).isEmpty();
        assertThat(database.count(
                        "select count(*) from audit_record where actor = ? and outcome = 'refused'"
                                + " and organization_id = '00000000-0000-0000-0000-000000000000'",
                        nobody))
                .isEqualTo(1);
    }

    @Test
    void guessingIsSlowedDownForThatAddressOnlyAndNeverForGood() {
        for (int i = 0; i < 5; i++) {
            clock.forward(Duration.ofSeconds(3));
            assertThat(signIn.attempt(person.name(), "guess-" + i, HERE)).isEmpty();
        }

        assertThatThrownBy(() -> signIn.attempt(person.name(), Scene.PASSWORD, HERE))
                .isInstanceOf(Refusal.Conflict.class)
                .hasMessageContaining("refusal.sign-in.wait");
        assertThat(signIn.attempt(person.name(), Scene.PASSWORD, ELSEWHERE)).isPresent();
        clock.forward(Duration.ofMinutes(6));
        assertThat(signIn.attempt(person.name(), Scene.PASSWORD, HERE)).isPresent();
    }

    @Test
    void manyGuessesAtOnceDoNotSlipThrough() throws Exception {
        List<Callable<Boolean>> guesses = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String guess = "guess-" + i;
            guesses.add(() -> signIn.attempt(person.name(), guess, HERE).isPresent());
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> tried = threads.invokeAll(guesses);
            assertThat(tried).noneMatch(t -> t.state() == Future.State.SUCCESS && t.resultNow());
            assertThat(tried.stream()
                            .filter(t -> t.state() == Future.State.FAILED)
                            .count())
                    .isGreaterThanOrEqualTo(5);
        }
        assertThat(records("refused")).isLessThanOrEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0@example.com", "line\nbreak@example.com"})
    void anAddressWithControlCharactersIsJustUnknown(String address) {
        assertThat(signIn.attempt(address, Scene.PASSWORD, HERE)).isEmpty();
        assertThat(signIn.attempt("x".repeat(100_000), Scene.PASSWORD, HERE)).isEmpty();
        assertThat(database.count("select max(length(actor)) from audit_record"))
                .isLessThanOrEqualTo(254);
    }

    @Test
    void aDisabledOperatorIsNotLetIn() throws Exception {
        database.asApplication("update operator set disabled = true where id = '" + person.operatorId() + "'");

        assertThat(signIn.attempt(person.name(), Scene.PASSWORD, HERE)).isEmpty();
        assertThat(records("refused")).isEqualTo(1);
    }

    @Test
    void aResetGivesAOneTimePasswordThatMustBeChanged() {
        String oneTime = accounts.reset(Actor.console(), person.name());

        assertThat(signIn.attempt(person.name(), Scene.PASSWORD, HERE)).isEmpty();
        assertThat(signIn.attempt(person.name(), oneTime, HERE)).get().matches(Operator::mustChangePassword);
        assertThatThrownBy(() -> own.changePassword(person, null, "not it", "another-good-one"))
                .hasMessageContaining("refusal.password.current");
        assertThatThrownBy(() -> own.changePassword(person, null, oneTime, "short"))
                .hasMessageContaining("refusal.password.short");
        assertThatThrownBy(() -> own.changePassword(person, null, oneTime, oneTime))
                .hasMessageContaining("refusal.password.same");
        assertThatThrownBy(() -> own.changePassword(person, null, oneTime, "aaaaaaaaaaaa"))
                .hasMessageContaining("refusal.password.guessable");
        own.changePassword(person, null, oneTime, "another-good-one");
        assertThat(signIn.attempt(person.name(), "another-good-one", HERE))
                .get()
                .matches(operator -> !operator.mustChangePassword());
        assertThat(database.count(
                        "select count(*) from audit_record where subject_id = ? and action = 'password'"
                                + " and outcome = 'done'",
                        person.operatorId()))
                .isEqualTo(2);
        assertThat(database.count("select count(*) from audit_record r where r::text like ?", "%" + oneTime + "%"))
                .isZero();
    }

    @Test
    void aOneTimePasswordEndsAfterThreeDaysWhichOnlyItsOwnerLearns() {
        String oneTime = accounts.reset(Actor.console(), person.name());
        clock.forward(Duration.ofHours(71));
        assertThat(signIn.attempt(person.name(), oneTime, HERE)).isPresent();
        clock.forward(Duration.ofHours(1));

        assertThatThrownBy(() -> signIn.attempt(person.name(), oneTime, HERE))
                .isInstanceOf(Refusal.Forbidden.class)
                .hasMessage("refusal.sign-in.ended[]");
        assertThat(signIn.attempt(person.name(), "not it", HERE)).isEmpty();
        assertThat(signIn.attemptByProgram(person.name(), oneTime, HERE)).isEmpty();
        assertThat(database.count(
                        "select count(*) from audit_record where subject_id = ? and action = 'sign-in'"
                                + " and after ->> 'refused' = 'refusal.sign-in.ended'",
                        person.operatorId()))
                .isEqualTo(1);
        String next = accounts.reset(Actor.console(), person.name());
        assertThat(signIn.attempt(person.name(), next, ELSEWHERE)).isPresent();
        own.changePassword(person, null, next, "another-good-one");
        clock.forward(Duration.ofHours(73));
        assertThat(signIn.attempt(person.name(), "another-good-one", ELSEWHERE)).isPresent();
    }

    @Test
    void onlyTheConsoleMakesAndResetsOperatorsForNow() {
        assertThatThrownBy(() -> accounts.reset(person, person.name())).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> accounts.create(person, "x@example.com", "X", null))
                .isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    void namesThatNobodyHasAreRecordedOnceAMinuteForEachAddressAtBothDoorsTogether() {
        Origin portal =
                new Origin(Channel.PORTAL, "2001:db8:1:2::" + scene.name("").replaceAll("[^0-9]", ""), "r");
        Origin api = new Origin(Channel.API, "2001:db8:1:2:ffff::7", "r");
        for (int i = 0; i < 5; i++) {
            assertThat(signIn.attempt(scene.name("nobody") + "@example.com", "guess", portal))
                    .isEmpty();
            assertThat(signIn.attemptByProgram(scene.name("nobody") + "@example.com", "guess", api))
                    .isEmpty();
        }
        assertThat(signIn.attempt("x".repeat(300), "guess", portal)).isEmpty();

        assertThat(unknownFrom(portal) + unknownFrom(api)).isEqualTo(1);
        clock.forward(Duration.ofMinutes(1));
        assertThat(signIn.attempt("nobody@example.com", "guess", api)).isEmpty();
        assertThat(unknownFrom(portal) + unknownFrom(api)).isEqualTo(2);
    }

    @Test
    void whoSpraysManyAccountsFromOneAddressIsHeldUpAndNobodyElse() {
        Origin sprayer = new Origin(Channel.PORTAL, "203.0.113.77", "r");
        Actor atHome = scene.operator(organization, Role.VIEWER);
        scene.signedIn(Actor.operator(atHome.operatorId(), atHome.name(), sprayer));
        for (int i = 0; i < AddressGuessLimiter.MOST; i++) {
            assertThat(signIn.attempt(scene.name("nobody") + "@example.com", "guess", sprayer))
                    .isEmpty();
        }

        assertThatThrownBy(() -> signIn.attempt(person.name(), Scene.PASSWORD, sprayer))
                .isInstanceOf(Refusal.Conflict.class)
                .hasMessageContaining("refusal.sign-in.wait");
        assertThatThrownBy(() -> signIn.attemptByProgram(person.name(), Scene.PASSWORD, sprayer))
                .isInstanceOf(Refusal.Conflict.class);
        assertThat(signIn.attempt(person.name(), Scene.PASSWORD, ELSEWHERE)).isPresent();
        assertThat(signIn.attempt(atHome.name(), Scene.PASSWORD, sprayer)).isPresent();
        clock.forward(Duration.ofSeconds(61));
        assertThat(signIn.attempt(person.name(), Scene.PASSWORD, sprayer)).isPresent();
    }

    @Test
    void whatIsSweptIsFoundByItsAge() {
        String plan = transaction.execute(_ -> {
            jdbc.sql("set local enable_seqscan = off").update();
            return String.join(
                    "\n",
                    jdbc.sql("explain " + SignInBackoff.SWEEP.replace("?", "now() - interval '1 day'"))
                            .query(String.class)
                            .list());
        });

        assertThat(plan).contains("sign_in_failure_last").doesNotContain("Seq Scan");
    }

    private long unknownFrom(Origin origin) {
        return database.count(
                "select count(*) from audit_record where actor_id is null and action = 'sign-in' and address = ?",
                origin.address());
    }

    private long records(String outcome) {
        return database.count(
                "select count(*) from audit_record where organization_id = ? and subject_id = ?"
                        + " and action = 'sign-in' and outcome = ?",
                organization,
                person.operatorId(),
                outcome);
    }
}

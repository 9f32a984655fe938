package dev.kunci.operators.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Channel;
import dev.kunci.audit.Origin;
import dev.kunci.operators.Actor;
import dev.kunci.operators.CountedPasswords;
import dev.kunci.operators.OperatorRepository;
import dev.kunci.operators.Role;
import dev.kunci.operators.account.AccountAdministration;
import dev.kunci.operators.account.OperatorAccounts;
import dev.kunci.operators.account.OwnAccount;
import dev.kunci.operators.membership.Memberships;
import dev.kunci.operators.token.Tokens;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.testing.SteppingClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Programs that show a person's password at every call: hashed once, and worth nothing as soon as the account changes. */
@IntegrationTest
class ApiSignInTest {

    private static final int MANY = 12;

    @Autowired
    private OperatorRepository operators;

    @Autowired
    private Memberships memberships;

    @Autowired
    private SignInBackoff backoff;

    @Autowired
    private AuditLog audit;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Tokens tokens;

    @Autowired
    private RefusedTokens refusedTokens;

    @Autowired
    private AccountAdministration accountAdministration;

    @Autowired
    private OwnAccount own;

    @Autowired
    private OperatorAccounts accounts;

    @Autowired
    private Scene scene;

    @Autowired
    private Database database;

    @Autowired
    private SteppingClock clock;

    private final CountedPasswords passwords = new CountedPasswords();
    private ApiSignIn programs;
    private Origin origin;
    private UUID organization;
    private Actor person;

    @BeforeEach
    void aPerson() {
        SignIn signIn = new SignIn(
                operators,
                memberships,
                passwords,
                backoff,
                new AddressGuessLimiter(jdbc, clock),
                new SignInQueue(),
                audit,
                clock);
        programs = new ApiSignIn(tokens, refusedTokens, new PasswordCheckCache(operators, signIn, clock));
        origin = new Origin(Channel.API, scene.name("198.51.100."), "r");
        organization = scene.organization(scene.name("programs"));
        person = scene.operator(organization, Role.EDITOR);
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void theRightPasswordLetsInAsThePersonWithAllTheirRoles() {
        Caller caller =
                basic(person.name().toUpperCase(Locale.ROOT), Scene.PASSWORD).orElseThrow();

        assertThat(caller.byPassword()).isTrue();
        assertThat(caller.key()).isEqualTo(person.operatorId());
        assertThat(caller.actor()).isEqualTo(Actor.operator(person.operatorId(), person.name(), origin));
    }

    @Test
    void theSecondCallHashesNothingAndIsNotRecordedAgain() {
        for (int i = 0; i < MANY; i++) {
            assertThat(basic(person.name(), Scene.PASSWORD)).isPresent();
        }
        assertThat(basic(person.name().toUpperCase(Locale.ROOT), Scene.PASSWORD))
                .isPresent();

        assertThat(passwords.checks()).isEqualTo(1);
        assertThat(records("done")).isEqualTo(1);
        clock.forward(Duration.ofMinutes(5));
        assertThat(basic(person.name(), Scene.PASSWORD)).isPresent();
        assertThat(passwords.checks()).isEqualTo(2);
        assertThat(records("done")).isEqualTo(2);
    }

    @Test
    void manyFirstCallsAtOnceHashOnceAndHoldNobodyUp() throws Exception {
        List<Thread> threads = new ArrayList<>();
        ConcurrentLinkedQueue<Optional<Caller>> answers = new ConcurrentLinkedQueue<>();
        passwords.meanwhile(() -> awaitWaiting(threads));
        for (int i = 0; i < MANY; i++) {
            threads.add(Thread.ofPlatform().unstarted(() -> answers.add(basic(person.name(), Scene.PASSWORD))));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(answers).hasSize(MANY).allMatch(Optional::isPresent);
        assertThat(passwords.checks()).isEqualTo(1);
        assertThat(records("done")).isEqualTo(1);
        assertThat(records("refused")).isZero();
    }

    @Test
    void wrongOnesAreRecordedSlowedDownAndSayHowLongToWait() {
        for (int i = 0; i < 5; i++) {
            clock.forward(Duration.ofSeconds(3));
            assertThat(basic(person.name(), "wrong-password")).isEmpty();
        }

        assertThat(records("refused")).isEqualTo(5);
        assertThat(passwords.checks()).isEqualTo(5);
        assertThatThrownBy(() -> basic(person.name(), Scene.PASSWORD))
                .isInstanceOfSatisfying(Refusal.Conflict.class, wait -> {
                    assertThat(wait.key()).isEqualTo("refusal.sign-in.wait");
                    assertThat((Long) wait.arguments().getFirst()).isBetween(1L, 300L);
                });
        assertThat(basic("nobody@example.com\n", Scene.PASSWORD)).isEmpty();
        assertThat(basic("", Scene.PASSWORD)).isEmpty();
        assertThat(passwords.checks()).isEqualTo(7);
    }

    @Test
    void namesThatNobodyHasAreRecordedOnceAMinuteAndKnownOnesEachTime() {
        for (int i = 0; i < 5; i++) {
            assertThat(basic(scene.name("nobody") + "@example.com", "guess")).isEmpty();
        }
        assertThat(basic("nobody@example.com\n", "guess")).isEmpty();
        assertThat(basic(person.name(), "guess-1")).isEmpty();
        assertThat(basic(person.name(), "guess-2")).isEmpty();
        assertThat(recordsOfNobody()).isEqualTo(1);
        assertThat(records("refused")).isEqualTo(2);

        clock.forward(Duration.ofMinutes(1));
        assertThat(basic("nobody@example.com", "guess")).isEmpty();
        assertThat(recordsOfNobody()).isEqualTo(2);
    }

    @Test
    void manyNamesFromOneAddressAreHeldUpBeforeAnythingIsHashed() {
        Actor remembered = scene.operator(organization, Role.EDITOR);
        assertThat(basic(remembered.name(), Scene.PASSWORD)).isPresent();
        for (int i = 0; i < AddressGuessLimiter.MOST; i++) {
            assertThat(basic(scene.name("nobody") + "@example.com", "guess")).isEmpty();
        }
        int hashed = passwords.checks();

        clock.forward(Duration.ofSeconds(20));
        for (String user : List.of("nobody@example.com", "nobody@example.com\n", person.name())) {
            assertThatThrownBy(() -> basic(user, Scene.PASSWORD))
                    .isInstanceOfSatisfying(Refusal.Conflict.class, wait -> {
                        assertThat(wait.key()).isEqualTo("refusal.sign-in.wait");
                        assertThat((Long) wait.arguments().getFirst()).isBetween(1L, 41L);
                    });
        }
        assertThat(passwords.checks()).isEqualTo(hashed);
        assertThat(basic(remembered.name(), Scene.PASSWORD)).isPresent();
        Origin elsewhere = new Origin(Channel.API, scene.name("203.0.113."), "r");
        assertThat(programs.basic(person.name(), Scene.PASSWORD, elsewhere)).isPresent();

        clock.forward(Duration.ofSeconds(41));
        assertThat(basic(person.name(), Scene.PASSWORD)).isPresent();
    }

    @Test
    void guessesFromTheSameAddressDoNotHoldUpWhoIsRemembered() {
        assertThat(basic(person.name(), Scene.PASSWORD)).isPresent();
        for (int i = 0; i < 4; i++) {
            assertThat(basic(person.name(), "guess-" + i)).isEmpty();
        }
        assertThatThrownBy(() -> basic(person.name(), "guess-4")).isInstanceOf(Refusal.Conflict.class);

        assertThat(basic(person.name(), Scene.PASSWORD)).isPresent();
    }

    @Test
    void aDisabledAccountCountsAtTheNextCall() {
        Actor admin = scene.operator(organization, Role.ADMIN);
        assertThat(basic(person.name(), Scene.PASSWORD)).isPresent();

        accountAdministration.disable(admin, organization, person.operatorId());
        assertThat(basic(person.name(), Scene.PASSWORD)).isEmpty();
        assertThat(records("refused")).isEqualTo(1);
        accountAdministration.enable(admin, organization, person.operatorId());
        assertThat(basic(person.name(), Scene.PASSWORD)).isPresent();
    }

    @Test
    void aChangedPasswordCountsAtTheNextCallAndSoDoesItsReturn() {
        assertThat(basic(person.name(), Scene.PASSWORD)).isPresent();

        own.changePassword(person, null, Scene.PASSWORD, "another-horse-battery");
        assertThat(basic(person.name(), Scene.PASSWORD)).isEmpty();
        assertThat(basic(person.name(), "another-horse-battery")).isPresent();
        own.changePassword(person, null, "another-horse-battery", Scene.PASSWORD);

        assertThat(basic(person.name(), Scene.PASSWORD)).isPresent();
        assertThat(passwords.checks()).isEqualTo(4);
        assertThat(basic(person.name(), "another-horse-battery")).isEmpty();
    }

    @Test
    void aOneTimePasswordLetsNoProgramIn() {
        assertThat(basic(person.name(), Scene.PASSWORD)).isPresent();

        String oneTime = accounts.reset(Actor.console(), person.name());

        assertThat(basic(person.name(), Scene.PASSWORD)).isEmpty();
        assertThat(basic(person.name(), oneTime)).isEmpty();
        assertThat(basic(person.name(), oneTime)).isEmpty();
        assertThat(records("done")).isEqualTo(1);
        assertThat(records("refused")).isEqualTo(3);
    }

    private Optional<Caller> basic(String user, String secret) {
        return programs.basic(user, secret, origin);
    }

    /** Until all but the one that hashes wait for it, or it is clear that they never will. */
    private static void awaitWaiting(List<Thread> threads) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end
                && threads.stream()
                                .filter(thread -> thread.getState() == Thread.State.WAITING)
                                .count()
                        < MANY - 1) {
            Thread.onSpinWait();
        }
    }

    private long recordsOfNobody() {
        return database.count(
                "select count(*) from audit_record where actor_id is null and action = 'sign-in' and address = ?",
                origin.address());
    }

    private long records(String outcome) {
        return database.count(
                "select count(*) from audit_record where actor_id = ? and action = 'sign-in' and channel = 'api'"
                        + " and address = ? and outcome = ?",
                person.operatorId(),
                origin.address(),
                outcome);
    }
}

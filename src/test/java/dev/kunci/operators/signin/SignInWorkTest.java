package dev.kunci.operators.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Channel;
import dev.kunci.audit.Origin;
import dev.kunci.operators.Actor;
import dev.kunci.operators.CountedPasswords;
import dev.kunci.operators.Operator;
import dev.kunci.operators.OperatorRepository;
import dev.kunci.operators.Role;
import dev.kunci.operators.account.AccountAdministration;
import dev.kunci.operators.membership.Memberships;
import dev.kunci.operators.membership.People;
import dev.kunci.operators.token.Tokens;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.testing.SteppingClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much slow hashing a sign-in can cause, for whom, and who still gets in while others try to take it all. */
@IntegrationTest
class SignInWorkTest {

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
    private AccountAdministration accounts;

    @Autowired
    private People people;

    @Autowired
    private Scene scene;

    @Autowired
    private Database database;

    @Autowired
    private SteppingClock clock;

    private final CountedPasswords passwords = new CountedPasswords();
    private SignIn signIn;
    private ApiSignIn programs;
    private Origin origin;
    private UUID organization;
    private Actor person;

    @BeforeEach
    void aPerson() {
        signIn = new SignIn(
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
        organization = scene.organization(scene.name("work"));
        person = scene.operator(organization, Role.EDITOR);
    }

    @Test
    void whoIsUnknownShutOutOrWithoutPasswordGetsTheAnswerAndTheWorkOfAWrongPasswordAtBothDoors() throws Exception {
        Actor shut = scene.operator(organization, Role.EDITOR);
        Actor bare = scene.operator(organization, Role.EDITOR);
        Actor admin = scene.operator(organization, Role.ADMIN);
        accounts.disable(admin, organization, shut.operatorId());
        database.asApplication("update operator set password_hash = null where id = '" + bare.operatorId() + "'");
        String program = scene.name("ci-");
        people.addProgram(admin, organization, program, Set.of(Role.VIEWER), null);

        for (String user : List.of(person.name(), shut.name(), bare.name(), program, "nobody@example.com", "a\0@b.c")) {
            String password = user.equals(person.name()) ? "not-the-password" : Scene.PASSWORD;
            int before = passwords.checks();
            assertThat(basic(user, password)).isEmpty();
            assertThat(passwords.checks() - before).as("API, %s", user).isEqualTo(1);
            assertThat(signIn.attempt(user, password, origin)).isEmpty();
            assertThat(passwords.checks() - before).as("both, %s", user).isEqualTo(2);
        }
    }

    @Test
    void fortySignInsAtOnceFromOneAddressLeaveRoomForOthersAndForWhoWasThereBefore() throws Exception {
        Actor atHome = scene.operator(organization, Role.VIEWER);
        scene.signedIn(Actor.operator(atHome.operatorId(), atHome.name(), origin));
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(SignInQueue.MOST_FROM_ONE_ADDRESS);
        passwords.meanwhile(() -> {
            inside.countDown();
            awaitUninterruptibly(told);
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<Operator>>> held = new ArrayList<>();
            for (int i = 0; i < SignInQueue.MOST_FROM_ONE_ADDRESS; i++) {
                String nobody = scene.name("nobody") + "@example.com";
                held.add(threads.submit(() -> signIn.attempt(nobody, "guess", origin)));
            }
            awaitUninterruptibly(inside);
            passwords.meanwhile(() -> {});
            for (int i = SignInQueue.MOST_FROM_ONE_ADDRESS; i < 40; i++) {
                assertThatThrownBy(() -> basic("nobody@example.com", "guess")).hasMessage("refusal.sign-in.busy[2]");
            }
            int looked = passwords.checks();

            Origin elsewhere = new Origin(Channel.PORTAL, scene.name("203.0.113."), "r");
            assertThat(signIn.attempt(person.name(), Scene.PASSWORD, elsewhere)).isPresent();
            assertThat(signIn.attempt(atHome.name(), Scene.PASSWORD, origin)).isPresent();
            assertThat(passwords.checks()).isEqualTo(looked + 2);
            told.countDown();
            for (Future<Optional<Operator>> one : held) {
                assertThat(one.get()).isEmpty();
            }
        }
        assertThat(basic(person.name(), Scene.PASSWORD)).isPresent();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private Optional<Caller> basic(String user, String secret) {
        return programs.basic(user, secret, origin);
    }
}

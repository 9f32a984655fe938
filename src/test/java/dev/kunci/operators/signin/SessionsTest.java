package dev.kunci.operators.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.audit.Channel;
import dev.kunci.audit.Origin;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Operator;
import dev.kunci.operators.Role;
import dev.kunci.operators.account.OwnAccount;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.testing.SteppingClock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** People see where they are signed in, and end what they do not know; it counts at the next call. */
@IntegrationTest
class SessionsTest {

    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
    private static final Origin HERE = new Origin(Channel.PORTAL, "198.51.100.6", "r6");

    @Autowired
    Sessions sessions;

    @Autowired
    OwnAccount own;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    @Autowired
    SteppingClock clock;

    UUID organization;
    Actor person;
    UUID session;

    @BeforeEach
    void aSession() {
        organization = scene.organization(scene.name("sessions"));
        person = scene.operator(organization, Role.VIEWER);
        session = sessions.start(person.operatorId(), HERE, FIREFOX);
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void aSessionIsListedByBrowserAndAddressUntilItEnds() {
        assertThat(sessions.own(person)).singleElement().satisfies(mine -> {
            assertThat(mine.id()).isEqualTo(session);
            assertThat(mine.label()).isEqualTo("Firefox 128, Linux, 198.51.100.6");
        });
        assertThat(sessions.account(session)).get().extracting(Operator::email).isEqualTo(person.name());

        sessions.over(session);

        assertThat(sessions.own(person)).isEmpty();
        assertThat(sessions.account(session)).isEmpty();
        assertThat(sessions.account(UUID.randomUUID())).isEmpty();
    }

    @Test
    void endingOneIsRecordedAndCountsAtTheNextCall() {
        UUID other = sessions.start(person.operatorId(), HERE, null);

        sessions.end(person.afterPassword(), session);

        assertThat(sessions.account(session)).isEmpty();
        assertThat(sessions.account(other)).isPresent();
        assertThat(database.text(
                        "select after ->> 'sessions' from audit_record where organization_id = ? and subject_id = ?"
                                + " and action = 'sign-out'",
                        organization,
                        person.operatorId()))
                .contains("Firefox 128, Linux, 198.51.100.6");
        assertThatThrownBy(() -> sessions.end(person.afterPassword(), session)).hasMessage("refusal.unknown.session[]");
    }

    @Test
    void allOthersEndAtOnceAndNobodyElses() {
        sessions.start(person.operatorId(), HERE, null);
        sessions.start(person.operatorId(), HERE, null);
        Actor somebody = scene.operator(organization, Role.ADMIN);
        UUID theirs = sessions.start(somebody.operatorId(), HERE, FIREFOX);

        assertThat(sessions.endOthers(person.afterPassword(), session)).isEqualTo(2);

        assertThat(sessions.own(person)).extracting(Sessions.Session::id).containsExactly(session);
        assertThat(sessions.account(theirs)).isPresent();
        assertThatThrownBy(() -> sessions.end(person.afterPassword(), theirs)).hasMessage("refusal.unknown.session[]");
        assertThatThrownBy(() -> sessions.own(Actor.console())).hasMessage("refusal.session.person[]");
    }

    @Test
    void aNewPasswordEndsTheOthers() {
        UUID other = sessions.start(person.operatorId(), HERE, null);

        own.changePassword(person, session, Scene.PASSWORD, "another-good-one");

        assertThat(sessions.account(session)).isPresent();
        assertThat(sessions.account(other)).isEmpty();
    }

    @Test
    void lastSeenIsWhenThePersonWasThereAndOldOnesAreForgotten() {
        String first = lastSeen();
        clock.forward(Duration.ofSeconds(25));
        sessions.seen(session);
        assertThat(lastSeen()).isEqualTo(first);
        clock.forward(Duration.ofSeconds(10));
        assertThat(sessions.account(session)).isPresent();
        assertThat(lastSeen()).isEqualTo(first);
        sessions.seen(session);
        assertThat(lastSeen()).isNotEqualTo(first);

        clock.forward(Duration.ofDays(91));
        sessions.start(person.operatorId(), HERE, FIREFOX);
        assertThat(database.count("select count(*) from operator_session where id = ?", session))
                .isZero();
    }

    @Test
    void whereNobodyIsAtItASessionEndsAfterHalfAnHourWhateverItsScreenReads() {
        for (int minutes = 0; minutes < 29; minutes++) {
            clock.forward(Duration.ofMinutes(1));
            assertThat(sessions.account(session)).isPresent();
        }
        clock.forward(Duration.ofMinutes(1));

        assertThat(sessions.account(session)).isEmpty();
        assertThat(sessions.left(session)).isEqualTo(Sessions.Left.NOTHING);
        assertThat(sessions.own(person)).isEmpty();
        sessions.seen(session);
        assertThat(sessions.account(session)).isEmpty();
    }

    @Test
    void aSessionEndsAfterTwelveHoursHoweverBusyThePersonIs() {
        for (int steps = 0; steps < 35; steps++) {
            clock.forward(Duration.ofMinutes(20));
            sessions.seen(session);
        }
        assertThat(sessions.left(session).longest()).isBetween(Duration.ofMinutes(19), Duration.ofMinutes(20));
        assertThat(sessions.left(session).idle()).isGreaterThan(Duration.ofMinutes(29));
        clock.forward(Duration.ofMinutes(20));

        sessions.seen(session);
        assertThat(sessions.account(session)).isEmpty();
        assertThat(sessions.own(person)).isEmpty();
    }

    @Test
    void otherSessionsEndOnlyForWhoHasShownThePasswordAgain() {
        assertThatThrownBy(() -> sessions.end(person, session)).hasMessage("refusal.confirm[]");
        assertThatThrownBy(() -> sessions.endOthers(person, UUID.randomUUID())).hasMessage("refusal.confirm[]");
        assertThat(sessions.account(session)).isPresent();

        assertThatThrownBy(() -> own.confirm(person, "not it")).hasMessage("refusal.password.current[]");
        assertThat(database.count(
                        "select count(*) from audit_record where organization_id = ? and subject_id = ?"
                                + " and action = 'sign-in' and outcome = 'refused'",
                        organization,
                        person.operatorId()))
                .isEqualTo(1);
        sessions.end(own.confirm(person, Scene.PASSWORD), session);
        assertThat(sessions.account(session)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0 | Edge 126, Windows
                    Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/127.0.0.0 Mobile Safari/537.36 | Chrome 127, Android
                    Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1 | Safari 17, iOS
                    Mozilla/5.0 (Macintosh; Intel Mac OS X 14.5; rv:127.0) Gecko/20100101 Firefox/127.0 | Firefox 127, macOS
                    curl/8.8.0 | curl/8.8.0
                    """)
    void browsersHaveNamesThatPeopleKnow(String userAgent, String name) {
        assertThat(UserAgent.shorten(userAgent)).isEqualTo(name);
    }

    private String lastSeen() {
        return database.text("select last_seen_at from operator_session where id = ?", session);
    }
}

package dev.kunci.operators.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.audit.Channel;
import dev.kunci.audit.Origin;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Operator;
import dev.kunci.operators.Role;
import dev.kunci.operators.signin.SignIn;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.testing.SteppingClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people change of their own accounts; guessing the password there is as slow as at the door. */
@IntegrationTest
class OwnAccountTest {

    private static final String NEXT = "another-good-one";

    @Autowired
    OwnAccount own;

    @Autowired
    OperatorAccounts accounts;

    @Autowired
    SignIn signIn;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    @Autowired
    SteppingClock clock;

    UUID organization;
    Actor person;

    @BeforeEach
    void aPerson() {
        organization = scene.organization(scene.name("harbour"));
        person = scene.operator(organization, Role.VIEWER);
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void aWrongCurrentPasswordIsRecordedAndSlowedDownAlsoAtTheDoor() {
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> own.changePassword(person, null, "a guess", NEXT))
                    .isInstanceOf(Refusal.Invalid.class)
                    .hasMessageContaining("refusal.password.current");
        }

        assertThatThrownBy(() -> own.changePassword(person, null, Scene.PASSWORD, NEXT))
                .isInstanceOf(Refusal.Conflict.class)
                .hasMessageContaining("refusal.sign-in.wait");
        assertThatThrownBy(() -> signIn.attempt(person.name(), Scene.PASSWORD, person.origin()))
                .hasMessageContaining("refusal.sign-in.wait");
        assertThat(passwords("refused")).isEqualTo(4);
        assertThat(passwords("done")).isZero();

        Origin elsewhere = new Origin(Channel.PORTAL, "198.51.100.5", "r5");
        assertThat(signIn.attempt(person.name(), Scene.PASSWORD, elsewhere)).isPresent();
        clock.forward(Duration.ofSeconds(2));
        own.changePassword(person, null, Scene.PASSWORD, NEXT);
        assertThat(passwords("done")).isEqualTo(1);
        assertThat(signIn.attempt(person.name(), NEXT, person.origin())).isPresent();
    }

    @Test
    void namesOfThePersonTheOrganizationAndTheProductAreNoPasswords() {
        for (String next : List.of("Rina-Astuti!", "4stut1-2026", "Kunci-Portal-1", "kunc1!!kunci")) {
            assertThatThrownBy(() -> own.changePassword(person, null, Scene.PASSWORD, next))
                    .as(next)
                    .isInstanceOf(Refusal.Invalid.class)
                    .hasMessageContaining("refusal.password.words");
        }
        String place = database.text("select name from organization where id = ?", organization);
        for (String next : List.of(place + "-2026", person.name().replace("@example.com", "") + "!!", "Example-2026")) {
            assertThatThrownBy(() -> own.changePassword(person, null, Scene.PASSWORD, next))
                    .as(next)
                    .hasMessageContaining("refusal.password.words");
        }
        assertThatThrownBy(() -> own.changePassword(person, null, Scene.PASSWORD, "Password123!"))
                .hasMessageContaining("refusal.password.");
        assertThatThrownBy(() -> own.changePassword(person, null, Scene.PASSWORD, "Sunsh1ne-2026"))
                .hasMessageContaining("refusal.password.common");
        assertThat(passwords("done")).isZero();
    }

    @Test
    void aNewNameIsRecorded() {
        own.rename(person, "  Rina Astuti Dewi ");
        own.rename(person, "Rina Astuti Dewi");

        assertThat(accounts.find(person.operatorId()))
                .get()
                .extracting(Operator::name)
                .isEqualTo("Rina Astuti Dewi");
        assertThat(database.text(
                        "select before ->> 'name' || ' > ' || (after ->> 'name') from audit_record"
                                + " where organization_id = ? and subject_id = ? and action = 'edit'",
                        organization,
                        person.operatorId()))
                .isEqualTo("Rina Astuti > Rina Astuti Dewi");
        assertThatThrownBy(() -> own.rename(person, " ")).hasMessageContaining("refusal.person.name");
        assertThatThrownBy(() -> own.rename(person, "x".repeat(201))).hasMessageContaining("refusal.person.name");
        assertThatThrownBy(() -> own.rename(Actor.console(), "X")).isInstanceOf(Refusal.Forbidden.class);
    }

    private long passwords(String outcome) {
        return database.count(
                "select count(*) from audit_record where organization_id = ? and subject_id = ?"
                        + " and action = 'password' and outcome = ?",
                organization,
                person.operatorId(),
                outcome);
    }
}

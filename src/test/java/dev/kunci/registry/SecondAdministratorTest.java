package dev.kunci.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.operators.account.AccountAdministration;
import dev.kunci.operators.account.OwnAccount;
import dev.kunci.operators.membership.Memberships;
import dev.kunci.operators.token.Tokens;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Line;
import dev.kunci.testing.Scene;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever waits for what an administrator is changing acts on what has become of it. */
@IntegrationTest
class SecondAdministratorTest {

    @Autowired
    Tokens tokens;

    @Autowired
    Memberships memberships;

    @Autowired
    Organizations organizations;

    @Autowired
    AccountAdministration accounts;

    @Autowired
    OwnAccount account;

    @Autowired
    Line line;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    UUID organization;
    Actor both;

    @BeforeEach
    void somebodyWhoEdits() {
        organization = scene.organization(scene.name("second"));
        both = scene.operator(organization, Role.APPROVER, Role.EDITOR);
    }

    @Test
    void aTokenThatHasJustBeenRevokedIsRevokedOnce() throws Exception {
        UUID self = Objects.requireNonNull(both.operatorId());
        UUID token = tokens.create(Actor.console(), organization, self, "ci", Set.of(Role.VIEWER), null, null)
                .id();

        line.second(() -> tokens.revoke(both, organization, token), () -> tokens.revoke(both, organization, token));

        assertThat(database.count(
                        "select count(*) from audit_record where subject_id = ? and action = 'revoke'", token))
                .isEqualTo(1);
    }

    @Test
    void anAdministratorWhoHasJustLostTheRoleGivesNoRoles() {
        Actor admin = scene.operator(organization, Role.ADMIN);
        Actor other = scene.operator(organization, Role.ADMIN);
        UUID editor = Objects.requireNonNull(both.operatorId());
        UUID deposed = Objects.requireNonNull(other.operatorId());

        assertThatThrownBy(() -> line.second(
                        () -> memberships.give(admin, organization, deposed, Set.of(Role.VIEWER), null), () -> {
                            memberships.give(other, organization, editor, Set.of(Role.ADMIN), null);
                            return editor;
                        }))
                .hasMessageContaining("refusal.role.admin");
    }

    @Test
    void settingsThatTwoChangeAtOnceAreBothKept() throws Exception {
        line.second(() -> organizations.settings(Actor.console(), organization, true, null), () -> {
            organizations.settings(Actor.console(), organization, null, true);
            return organization;
        });

        assertThat(database.text("select reasons_required and four_eyes from organization where id = ?", organization))
                .isEqualTo("true");
    }

    @Test
    void aPasswordThatAnAdministratorHasJustReplacedIsNotChangedByWhoKnewTheOldOne() {
        Actor admin = scene.operator(organization, Role.ADMIN);
        UUID person = Objects.requireNonNull(both.operatorId());

        assertThatThrownBy(() -> line.second(
                        () -> accounts.newPassword(admin, organization, person),
                        () -> account.changePassword(both, null, Scene.PASSWORD, "another-horse-battery")))
                .hasMessageContaining("refusal.session.ended");
        assertThat(database.text("select password_one_time from operator where id = ?", person))
                .isEqualTo("true");
    }
}

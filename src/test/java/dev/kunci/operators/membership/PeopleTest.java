package dev.kunci.operators.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.audit.Channel;
import dev.kunci.audit.Origin;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Operator;
import dev.kunci.operators.Permission;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.operators.signin.SignIn;
import dev.kunci.registry.product.ApiProducts;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Administrators bring people and programs in, change their roles and let them go; nobody else does. */
@IntegrationTest
class PeopleTest {

    private static final Origin HERE = new Origin(Channel.PORTAL, "198.51.100.9", "r9");

    @Autowired
    People people;

    @Autowired
    Memberships memberships;

    @Autowired
    Permissions permissions;

    @Autowired
    SignIn signIn;

    @Autowired
    ApiProducts products;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    UUID organization;
    Actor admin;
    String email;

    @BeforeEach
    void anOrganization() {
        organization = scene.organization(scene.name("people"));
        admin = scene.operator(organization, Role.ADMIN);
        email = scene.name("new") + "@example.com";
    }

    @Test
    void aNewPersonSignsInWithTheOneTimePasswordAndHasTheRolesThatWereGiven() {
        People.Added added = people.add(admin, organization, " " + email + " ", "Wahyu", Set.of(Role.EDITOR), null);

        String password = Objects.requireNonNull(added.oneTimePassword());
        assertThat(signIn.attempt(email, password, HERE)).get().matches(Operator::mustChangePassword);
        assertThat(roles(added.id())).isEqualTo("{editor}");
        assertThat(recorded(added.id(), "create", "done")).isEqualTo(1);
        assertThat(recorded(added.id(), "role", "done")).isEqualTo(1);
        assertThat(database.count("select count(*) from audit_record r where r::text like ?", "%" + password + "%"))
                .isZero();
        assertThat(added.toString()).doesNotContain(password);
    }

    @Test
    void theMachinesOwnerAddsSomebodyWithAnAccountAtOnceAndTheyKeepTheirPassword() {
        Actor elsewhere = scene.operator(scene.organization(scene.name("elsewhere")), Role.VIEWER);

        People.Added added = people.add(
                Actor.console(),
                organization,
                elsewhere.name().toUpperCase(Locale.ROOT),
                "Another name",
                Set.of(Role.AUDITOR),
                null);

        assertThat(added.id()).isEqualTo(elsewhere.operatorId());
        assertThat(added.invited()).isFalse();
        assertThat(added.oneTimePassword()).isNull();
        assertThat(signIn.attempt(elsewhere.name(), Scene.PASSWORD, HERE))
                .get()
                .matches(operator -> !operator.mustChangePassword())
                .extracting(Operator::name)
                .isEqualTo("Rina Astuti");
        assertThat(permissions.of(elsewhere, organization).may(Role.AUDITOR)).isTrue();
        assertThatThrownBy(() -> people.add(admin, organization, elsewhere.name(), "X", Set.of(Role.ADMIN), null))
                .hasMessageContaining("refusal.person.member");
        assertThat(roles(added.id())).isEqualTo("{auditor}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "a@b@c",
                "two words@example.com",
                "<x>@example.com",
                "@example.com",
                "a\u00A0b@example.com"
            })
    void whatIsNoAddressIsRefused(String address) {
        assertThatThrownBy(() -> people.add(admin, organization, address, "X", Set.of(Role.VIEWER), null))
                .hasMessageContaining("refusal.person.email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u200Bnn@example.com", "ann\u202E@example.com", "ann@exam\u00ADple.com"})
    void norIsOneWithCharactersThatNobodySees(String address) {
        assertThatThrownBy(() -> people.add(admin, organization, address, "X", Set.of(Role.VIEWER), null))
                .hasMessageContaining("refusal.text.hidden");
    }

    @Test
    void aPersonNeedsANameAndARole() {
        assertThatThrownBy(() -> people.add(admin, organization, email, "  ", Set.of(Role.VIEWER), null))
                .hasMessageContaining("refusal.person.name");
        assertThatThrownBy(() -> people.add(admin, organization, email, "X", Set.of(), null))
                .hasMessageContaining("refusal.person.roles");
        assertThat(database.count("select count(*) from operator where email = ?", email))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "ADMIN", mode = EnumSource.Mode.EXCLUDE)
    void nobodyElseAddsChangesOrRemovesAnybody(Role role) {
        Actor other = scene.operator(organization, role);
        UUID target = scene.operator(organization, Role.VIEWER).operatorId();

        assertThatThrownBy(() -> people.add(other, organization, email, "X", Set.of(Role.VIEWER), null))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> people.addProgram(other, organization, "ci", Set.of(Role.VIEWER), null))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> memberships.give(other, organization, other.operatorId(), Set.of(Role.ADMIN), null))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> memberships.remove(other, organization, target))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThat(roles(target)).isEqualTo("{viewer}");
        assertThat(database.count(
                        "select count(*) from audit_record where organization_id = ? and actor_id = ?"
                                + " and outcome = 'refused' and after ->> 'refused' = 'refusal.role.admin'",
                        organization,
                        other.operatorId()))
                .isEqualTo(4);
    }

    @Test
    void rolesAndProductsAreReplacedAndRecordedWithBeforeAndAfter() {
        Actor approver = scene.operator(organization, Role.APPROVER);
        String name = scene.name("Weather");
        UUID product = products.create(Actor.console(), organization, name, "Weather", ApprovalType.MANUAL)
                .id();

        memberships.give(
                admin, organization, approver.operatorId(), Set.of(Role.APPROVER, Role.AUDITOR), Set.of(product));

        Permission now = permissions.of(approver, organization);
        assertThat(now.decidesAll()).isFalse();
        assertThat(now.decides(product)).isTrue();
        assertThat(now.may(Role.AUDITOR)).isTrue();
        assertThat(database.text(
                        "select before::text || after::text from audit_record where organization_id = ?"
                                + " and subject_id = ? and actor_id = ? and action = 'role'",
                        organization,
                        approver.operatorId(),
                        admin.operatorId()))
                .contains("{\"roles\": [\"approver\"]}", "[\"approver\", \"auditor\"]", name);

        memberships.give(admin, organization, approver.operatorId(), Set.of(Role.VIEWER), Set.of(product));
        assertThat(permissions.of(approver, organization).roles()).containsExactly(Role.VIEWER);
        assertThat(database.count(
                        "select count(*) from membership_product where operator_id = ?", approver.operatorId()))
                .isZero();
    }

    @Test
    void productsOfAnotherOrganizationAreUnknown() {
        UUID foreign = scene.weather().manualProduct();
        Actor approver = scene.operator(organization, Role.APPROVER);

        assertThatThrownBy(() -> memberships.give(
                        admin, organization, approver.operatorId(), Set.of(Role.APPROVER), Set.of(foreign)))
                .hasMessageContaining("refusal.unknown.apiproduct");
        assertThat(permissions.of(approver, organization).decidesAll()).isTrue();
    }

    @Test
    void whoIsRemovedMayNothingHereAnyMoreAndKeepsTheirOtherOrganizations() {
        UUID other = scene.organization(scene.name("other"));
        Actor person = scene.operator(organization, Role.EDITOR);
        memberships.give(Actor.console(), other, person.operatorId(), Set.of(Role.VIEWER), null);

        memberships.remove(admin, organization, person.operatorId());

        assertThat(permissions.of(person, organization).may(Role.VIEWER)).isFalse();
        assertThat(permissions.of(person, other).may(Role.VIEWER)).isTrue();
        assertThat(recorded(person.operatorId(), "remove", "done")).isEqualTo(1);
        assertThatThrownBy(() -> memberships.remove(admin, organization, person.operatorId()))
                .hasMessageContaining("refusal.person.unknown");
    }

    @Test
    void aProgramHasANameOfItsOwnInEachOrganizationAndNeverSignsIn() {
        UUID program = people.addProgram(admin, organization, "ci-pipeline", Set.of(Role.EDITOR), null);
        UUID other = scene.organization(scene.name("other"));
        UUID namesake =
                people.addProgram(scene.operator(other, Role.ADMIN), other, "CI-Pipeline", Set.of(Role.VIEWER), null);

        assertThat(namesake).isNotEqualTo(program);
        assertThat(signIn.attempt("ci-pipeline", "", HERE)).isEmpty();
        assertThatThrownBy(() -> people.addProgram(admin, organization, "ci-pipeline", Set.of(Role.VIEWER), null))
                .hasMessageContaining("refusal.person.member");
        assertThatThrownBy(() -> people.addProgram(admin, organization, "ci@example.com", Set.of(Role.VIEWER), null))
                .hasMessageContaining("refusal.program.name");
        memberships.remove(admin, organization, program);
        assertThat(people.addProgram(admin, organization, "ci-pipeline", Set.of(Role.VIEWER), null))
                .isEqualTo(program);
        assertThatThrownBy(() ->
                        database.asApplication("update operator set password_hash = 'x' where id = '" + program + "'"))
                .hasMessageContaining("operator_program");
    }

    private String roles(UUID operator) {
        return database.text(
                "select roles::text from membership where organization_id = ? and operator_id = ?",
                organization,
                operator);
    }

    private long recorded(UUID operator, String action, String outcome) {
        return database.count(
                "select count(*) from audit_record where organization_id = ? and subject_id = ? and action = ?"
                        + " and outcome = ? and actor_id = ?",
                organization,
                operator,
                action,
                outcome,
                admin.operatorId());
    }
}

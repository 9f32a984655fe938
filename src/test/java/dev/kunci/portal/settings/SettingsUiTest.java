package dev.kunci.portal.settings;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.people.PeopleUiTest;
import dev.kunci.registry.definition.WideningRule;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.UiTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an administrator decides for every decision of the organization; it counts and is recorded as it is chosen. */
class SettingsUiTest extends UiTest {

    @Autowired
    private Organizations organizations;

    @Test
    void eachSettingCountsAtOnceAndLeavesTheOtherAsItIs() {
        String name = scene.name("settings");
        UUID organization = scene.organization(name);
        organizations.settings(Actor.console(), organization, false, true);
        signIn(scene.operator(organization, Role.ADMIN));
        navigate("o/" + name + "/people/settings");
        assertThat(box("Approvals need a second person").getValue()).isTrue();

        box("Decisions need a reason").setValue(true);

        assertThat(organizations.find(organization)).get().satisfies(now -> {
            assertThat(now.reasonsRequired()).isTrue();
            assertThat(now.fourEyes()).isTrue();
        });
        assertThat(PeopleUiTest.notices()).containsExactly("Decisions need a reason from now on.");
        assertThat(database.count(
                        "select count(*) from audit_record where organization_id = ? and action = 'edit'"
                                + " and after ->> 'reasonsRequired' = 'true' and before ->> 'reasonsRequired' = 'false'",
                        organization))
                .isEqualTo(1);
        navigate("o/" + name + "/people/settings");
        assertThat(box("Decisions need a reason").getValue()).isTrue();
    }

    @Test
    void fourEyesStayOnUntilASecondAdministratorConfirms() {
        String name = scene.name("settings");
        UUID organization = scene.organization(name);
        organizations.settings(Actor.console(), organization, false, true);
        Actor first = scene.operator(organization, Role.ADMIN);
        signIn(first);
        navigate("o/" + name + "/people/settings");

        box("Approvals need a second person").setValue(false);

        assertThat(PeopleUiTest.notices()).containsExactly("Asked for. Another administrator has to confirm it.");
        assertThat(box("Approvals need a second person").getValue()).isTrue();
        assertThat(_get(FourEyesPart.class).getElement().getTextRecursively())
                .contains("It stays on until another administrator confirms.", "Leave it on")
                .doesNotContain("Confirm: switch off");
        assertThat(organizations.find(organization).orElseThrow().fourEyes()).isTrue();

        signIn(scene.operator(organization, Role.ADMIN));
        navigate("o/" + name + "/people/settings");
        assertThat(_get(FourEyesPart.class).getElement().getTextRecursively()).contains(first.name() + " asked on");
        _click(_get(Button.class, spec -> spec.withText("Confirm: switch off")));
        assertThat(organizations.find(organization).orElseThrow().fourEyes()).isFalse();
        assertThat(box("Approvals need a second person").getValue()).isFalse();
        _assertNone(Button.class, spec -> spec.withText("Leave it on"));
    }

    @Test
    void thatUsedProductsStayIsSetAndRecorded() {
        String name = scene.name("settings");
        UUID organization = scene.organization(name);
        signIn(scene.operator(organization, Role.ADMIN));
        navigate("o/" + name + "/people/settings");
        assertThat(box("API products in use cannot be deleted").getValue()).isFalse();

        box("API products in use cannot be deleted").setValue(true);

        assertThat(organizations.find(organization)).get().satisfies(now -> assertThat(now.usedProductsStay())
                .isTrue());
        assertThat(database.count(
                        "select count(*) from audit_record where organization_id = ? and action = 'edit'"
                                + " and after ->> 'usedProductsStay' = 'true' and before ->> 'usedProductsStay' = 'false'",
                        organization))
                .isEqualTo(1);
        navigate("o/" + name + "/people/settings");
        assertThat(box("API products in use cannot be deleted").getValue()).isTrue();
        assertThatThrownBy(() -> organizations.keepUsedProducts(
                        scene.operator(organization, Role.EDITOR, Role.APPROVER), organization, false))
                .isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    @SuppressWarnings("unchecked")
    void whatItTakesToOpenMoreIsChosenAndRecorded() {
        String name = scene.name("settings");
        UUID organization = scene.organization(name);
        signIn(scene.operator(organization, Role.ADMIN));
        navigate("o/" + name + "/people/settings");
        RadioButtonGroup<WideningRule> widening = _get(RadioButtonGroup.class);
        assertThat(widening.getValue()).isEqualTo(WideningRule.APPROVER);

        widening.setValue(WideningRule.PENDING);

        assertThat(organizations.find(organization)).get().satisfies(now -> assertThat(now.widening())
                .isEqualTo(WideningRule.PENDING));
        assertThat(PeopleUiTest.notices())
                .containsExactly("From now on keys wait for an approver again when their API product opens more.");
        assertThat(database.count(
                        "select count(*) from audit_record where organization_id = ? and action = 'edit'"
                                + " and before ->> 'widening' = 'approver' and after ->> 'widening' = 'pending'",
                        organization))
                .isEqualTo(1);
        assertThatThrownBy(() -> organizations.widening(
                        scene.operator(organization, Role.EDITOR, Role.APPROVER), organization, WideningRule.APPROVER))
                .isInstanceOf(Refusal.Forbidden.class);
    }

    private static Checkbox box(String label) {
        return _get(Checkbox.class, spec -> spec.withLabel(label));
    }
}

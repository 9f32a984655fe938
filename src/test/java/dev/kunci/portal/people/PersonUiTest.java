package dev.kunci.portal.people;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.PasswordField;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.operators.membership.Memberships;
import dev.kunci.operators.membership.People;
import dev.kunci.operators.membership.Responsibility.Responsible;
import dev.kunci.portal.error.NotFoundView;
import dev.kunci.portal.form.LeaveDialog;
import dev.kunci.portal.form.PasswordDialog;
import dev.kunci.portal.widget.SecretDialog;
import dev.kunci.registry.Organization;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.review.lookup.FieldOptions.Product;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The page of one member: roles, products, and what ends an account or a membership. */
public class PersonUiTest extends UiTest {

    @Autowired
    private People people;

    @Autowired
    private Permissions permissions;

    @Autowired
    private Memberships memberships;

    @Autowired
    private Organizations organizations;

    private Scene.Weather weather;
    private String page;
    private UUID organization;
    private Actor admin;
    private Actor approver;

    @BeforeEach
    void aMember() {
        weather = scene.weather();
        organization = weather.organization();
        page = "o/" + weather.organizationName() + "/people/";
        admin = scene.operator(organization, Role.ADMIN);
        approver = scene.operator(organization, Role.APPROVER);
        signIn(admin);
        navigate(page + approver.operatorId());
    }

    @Test
    void rolesAndProductsAreSavedTogetherAndCountAtTheNextCall() {
        roles().setValue(Set.of(Role.APPROVER, Role.AUDITOR));
        limited().setValue(true);
        _click(button("Save"));
        assertThat(products().getErrorMessage()).isEqualTo("Choose at least one API product, or everything.");
        products().setValue(Set.of(new Product(weather.manualProduct(), "Weather", "Weather", true)));
        _click(button("Save"));

        assertThat(PeopleUiTest.notices()).containsExactly("The roles of Rina Astuti are saved and count from now on.");
        var now = permissions.of(approver, organization);
        assertThat(now.roles()).containsExactlyInAnyOrder(Role.APPROVER, Role.AUDITOR);
        assertThat(now.products()).containsExactly(weather.manualProduct());
        assertThat(_get(PersonForm.class).changed()).isFalse();

        navigate(page + admin.operatorId());
        navigate(page + approver.operatorId());
        assertThat(limited().getValue()).isTrue();
        assertThat(products().getValue()).extracting(Product::id).containsExactly(weather.manualProduct());
    }

    @Test
    void theLastAdministratorIsToldWhatToDoFirstAndTheFormStays() {
        navigate(page + admin.operatorId());
        roles().setValue(Set.of(Role.VIEWER));
        _click(button("Save"));

        assertThat(PeopleUiTest.notices())
                .containsExactly("This would leave the organization without an administrator who can sign in."
                        + " Make somebody else administrator first.");
        assertThat(_get(PersonForm.class).changed()).isTrue();
        assertThat(permissions.of(admin, organization).may(Role.ADMIN)).isTrue();
        _assertNone(Button.class, spec -> spec.withText("Disable account"));
        _assertNone(Button.class, spec -> spec.withText("New one-time password"));
    }

    @Test
    void whoIsDisabledCanBeEnabledAgain() {
        _click(button("Disable account"));
        confirm();
        assertThat(permissions.of(approver, organization).roles()).isEmpty();
        _click(button("Enable account"));
        assertThat(permissions.of(approver, organization).may(Role.APPROVER)).isTrue();
        assertThat(PeopleUiTest.notices()).containsExactly("Rina Astuti is disabled.", "Rina Astuti is enabled again.");
    }

    @Test
    @SuppressWarnings("unchecked")
    void whoAnswersForAProgramIsShownAndChanged() {
        UUID program = people.addProgram(admin, organization, "ci", Set.of(Role.EDITOR), null);
        navigate(page + program);
        assertThat(_get(PersonHeader.class).getElement().getTextRecursively()).contains("Responsible: " + admin.name());

        _click(button("Responsible person"));
        ComboBox<Responsible> person = _get(ComboBox.class, spec -> spec.withLabel("Responsible person"));
        assertThat(_find(ResponsibleDialog.class)).hasSize(1);
        person.setValue(new Responsible(approver.operatorId(), approver.name()));
        _click(_find(Button.class, spec -> spec.withText("Save")).getLast());

        assertThat(_get(PersonHeader.class).getElement().getTextRecursively())
                .contains("Responsible: " + approver.name());
        assertThat(database.count(
                        "select count(*) from audit_record where organization_id = ? and subject_id = ?"
                                + " and after ->> 'responsible' = ?",
                        organization,
                        program,
                        approver.name()))
                .isEqualTo(1);
    }

    @Test
    void anAccountThatAnotherOrganizationMadeIsNotShutHereAndWhereItIsFromIsNotSaid() {
        UUID other = scene.organization(scene.name("secret-place"));
        Actor guest = scene.operator(other, Role.VIEWER);
        memberships.give(Actor.console(), organization, guest.operatorId(), Set.of(Role.VIEWER), null);

        navigate(page + guest.operatorId());

        assertThat(_get(PersonHeader.class).getElement().getTextRecursively())
                .contains("Another organization made this account.")
                .doesNotContain("secret-place");
        _assertNone(Button.class, spec -> spec.withText("New one-time password"));
        _assertNone(Button.class, spec -> spec.withText("Disable account"));
        _click(button("Remove"));
        confirm();
        assertThat(organizations.of(guest.operatorId()))
                .extracting(Organization::id)
                .containsExactly(other);
    }

    @Test
    void aNewPasswordIsShownOnceAndARemovedMemberIsGone() {
        _click(button("New one-time password"));
        confirm();
        assertThat(_get(SecretDialog.class).getHeaderTitle()).isEqualTo("One-time password");
        _click(button("I have saved it"));

        _click(button("Remove"));
        confirm();

        _assertOne(PeopleGrid.class);
        assertThat(permissions.of(approver, organization).may(Role.VIEWER)).isFalse();
        navigate(page + approver.operatorId());
        _assertOne(NotFoundView.class);
    }

    @Test
    void leavingWithChangesAsksAndSomebodyElsewhereIsNotFound() {
        roles().setValue(Set.of(Role.VIEWER));
        navigate("o/" + weather.organizationName() + "/people");
        _assertOne(LeaveDialog.class);
        _get(PersonForm.class).discard();

        Actor stranger = scene.operator(scene.organization(scene.name("other")), Role.VIEWER);
        for (String id : new String[] {
            stranger.operatorId().toString(), UUID.randomUUID().toString(), "nobody"
        }) {
            navigate(page + id);
            _assertOne(NotFoundView.class);
        }
    }

    /** Answers the question on screen with yes. */
    /** Types this as the password that is asked for once more. */
    public static void showPassword(String password) {
        PasswordDialog dialog = _get(PasswordDialog.class);
        _get(dialog, PasswordField.class).setValue(password);
        _click(_get(dialog, Button.class, spec -> spec.withText("Continue")));
    }

    public static void confirm() {
        ConfirmDialog dialog = _get(ConfirmDialog.class);
        ComponentUtil.fireEvent(dialog, new ConfirmDialog.ConfirmEvent(dialog, true));
        dialog.close();
    }

    @SuppressWarnings("unchecked")
    private static CheckboxGroup<Role> roles() {
        return _get(CheckboxGroup.class, spec -> spec.withLabel("Roles"));
    }

    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<Boolean> limited() {
        return _get(RadioButtonGroup.class, spec -> spec.withLabel("May decide on"));
    }

    @SuppressWarnings("unchecked")
    private static MultiSelectComboBox<Product> products() {
        return _get(MultiSelectComboBox.class, spec -> spec.withLabel("API products"));
    }

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }
}

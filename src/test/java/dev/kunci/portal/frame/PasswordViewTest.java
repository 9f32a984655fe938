package dev.kunci.portal.frame;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.PasswordField;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.operators.account.OperatorAccounts;
import dev.kunci.portal.organization.OrganizationView;
import dev.kunci.portal.signin.PortalPrincipal;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A person's own password: changed by them, forced where it was made for one time. */
class PasswordViewTest extends UiTest {

    private static final String NEXT = "four-words-apart";

    @Autowired
    private OperatorAccounts accounts;

    private String name;
    private UUID organization;
    private Actor viewer;

    @BeforeEach
    void aViewer() {
        name = scene.name("password");
        organization = scene.organization(name);
        viewer = scene.operator(organization, Role.VIEWER, Role.AUDITOR);
    }

    @Test
    void aOneTimePasswordLeadsHereFromEverywhere() {
        String oneTime = accounts.reset(Actor.console(), viewer.name());
        signIn(viewer);
        for (String address : new String[] {"", "o/" + name + "/audit"}) {
            navigate(address);
            assertThat(_get(PasswordView.class).getPageTitle()).isEqualTo("Change password · Kunci");
        }

        enter("One-time password", oneTime, NEXT, NEXT);

        assertThat(accounts.find(viewer.name()).orElseThrow().mustChangePassword())
                .isFalse();
        navigate("o/" + name + "/audit");
        assertThat(_get(OrganizationView.class)).isNotNull();
    }

    @Test
    void theChangeIsRecordedAndTheNewPasswordHolds() {
        signIn(viewer);
        navigate("password");
        enter("Current password", Scene.PASSWORD, NEXT, NEXT);

        assertThat(passwordRecords()).isEqualTo(1);
        navigate("password");
        enter("Current password", Scene.PASSWORD, "another-one-here", "another-one-here");
        assertThat(refusal("Current password")).isEqualTo("This is not your current password.");
        assertThat(passwordRecords()).isEqualTo(1);
    }

    @Test
    void onlyTheSessionInWhichItWasChangedGoesOn() {
        signIn(viewer);
        PortalPrincipal elsewhere = scene.signedIn(viewer);
        navigate("password");
        enter("Current password", Scene.PASSWORD, NEXT, NEXT);

        navigate("o/" + name + "/audit");
        assertThat(_get(OrganizationView.class).actor().operatorId()).isEqualTo(viewer.operatorId());
        assertThat(elsewhere.stamp()).matches("[0-9a-f]{16}");

        signIn(elsewhere);
        navigate("o/" + name + "/audit");
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .isEqualTo("login");
    }

    @Test
    void eachMistakeIsSaidAtItsField() {
        signIn(viewer);
        navigate("password");

        enter("Current password", Scene.PASSWORD, NEXT, "something-else");
        assertThat(refusal("Repeat new password")).isEqualTo("The two new passwords are not the same.");

        enter("Current password", Scene.PASSWORD, "short", "short");
        assertThat(refusal("New password")).isEqualTo("A password needs at least 10 characters.");
        assertThat(field("Repeat new password").isInvalid()).isFalse();

        enter("Current password", Scene.PASSWORD, Scene.PASSWORD, Scene.PASSWORD);
        assertThat(refusal("New password")).isEqualTo("The new password has to differ from the current one.");
        assertThat(passwordRecords()).isZero();
    }

    private void enter(String currentLabel, String current, String next, String again) {
        field(currentLabel).setValue(current);
        field("New password").setValue(next);
        field("Repeat new password").setValue(again);
        _click(_get(Button.class, button -> button.withText("Change password")));
    }

    private String refusal(String label) {
        assertThat(field(label).isInvalid()).isTrue();
        return field(label).getErrorMessage();
    }

    private static PasswordField field(String label) {
        return _get(PasswordField.class, field -> field.withLabel(label));
    }

    private long passwordRecords() {
        return database.count(
                "select count(*) from audit_record where organization_id = ? and action = 'password'"
                        + " and outcome = 'done'",
                organization);
    }
}

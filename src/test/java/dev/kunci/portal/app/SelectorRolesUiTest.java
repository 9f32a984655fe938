package dev.kunci.portal.app;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import dev.kunci.approval.Decision;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.operators.account.OperatorAccounts;
import dev.kunci.portal.frame.LoginView;
import dev.kunci.portal.status.StatusButton;
import dev.kunci.portal.status.StatusSelector;
import dev.kunci.portal.status.StatusText;
import dev.kunci.registry.value.Level;
import dev.kunci.shared.Refusal;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who gets to see a selector, and that a view's courtesy is not what protects a status. */
class SelectorRolesUiTest extends SelectorTest {

    @Autowired
    OperatorAccounts accounts;

    @Test
    void aViewerReadsEveryStatusAndTheServiceRefusesThem() {
        open(Role.VIEWER);

        _assertNone(StatusButton.class);
        assertThat(_find(StatusText.class))
                .extracting(StatusText::getText)
                .containsExactly("Approved", "Approved", "Pending", "Approved");
        assertThat(decisions
                        .decide(person, new Decision(weather.target(Level.APP), Verb.REVOKE, null, 0L))
                        .refusal())
                .hasMessageContaining("refusal.role.approver");
        assertThat(status("app", weather.app())).isEqualTo("approved");
    }

    @Test
    void anApproverOfOneProductDecidesOnThatAlone() {
        weather = scene.weather();
        person = scene.operator(weather.organization(), Set.of(weather.manualProduct()), Role.APPROVER);
        show();

        assertThat(_find(StatusButton.class))
                .extracting(button -> button.getId().orElse(""))
                .containsExactly("status-" + weather.manualGrant());
        decide(weather.manualGrant(), Verb.APPROVE, "");
        assertThat(status("product_grant", weather.manualGrant())).isEqualTo("approved");
    }

    @Test
    void aRoleThatWasTakenAwayMeanwhileCountsAtOnceAndIsOnRecord() {
        open(Role.APPROVER);
        database.rows(
                "update membership set roles = '{viewer}' where operator_id = ? returning 1", person.operatorId());

        decide(weather.app(), Verb.REVOKE, "");

        assertThat(notice()).contains("Only approvers");
        assertThat(status("app", weather.app())).isEqualTo("approved");
        _assertNone(StatusButton.class);
        assertThat(database.text("select outcome from audit_record where actor = ?", person.name()))
                .isEqualTo("refused");
    }

    @Test
    void speaksIndonesian() {
        weather = scene.weather();
        person = scene.operator(weather.organization(), Role.APPROVER);
        signIn(person);
        speak(Locale.of("id"));
        navigate("o/" + weather.organizationName() + "/apps/" + weather.app() + "?tab=credentials");

        assertThat(label(weather.app())).isEqualTo("Status Weather mobile: Disetujui");
        _click(button(weather.app()));
        assertThat(_get(StatusSelector.class).getElement().getTextRecursively()).contains("Disetujui sejak");
        assertThat(question()).isEqualTo("Cabut Weather mobile?");
        _click(_get(Button.class, s -> s.withText("Cabut")));

        assertThat(notice()).isEqualTo("Weather mobile: Disetujui → Dicabut");
    }

    @Test
    void aButtonIsFreeAgainEvenForWhoIsNoMemberAnyMore() throws SQLException {
        open(Role.APPROVER);
        AppView view = _get(AppView.class);
        view.statuses().takingEffect(Set.of(weather.app()));
        assertThat(label(weather.app())).endsWith(": Taking effect…");
        assertThat(button(weather.app()).getElement().getAttribute("aria-disabled"))
                .isEqualTo("true");

        database.asOwner("delete from membership where organization_id = '" + weather.organization() + "'");

        assertThatThrownBy(() -> view.statuses().settled(Set.of(weather.app()))).isInstanceOf(Refusal.Forbidden.class);
        assertThat(label(weather.app())).endsWith(": Approved");
        assertThat(button(weather.app()).getElement().hasAttribute("aria-disabled"))
                .isFalse();
    }

    @Test
    void aSessionWhosePasswordWasResetDecidesNothingAndIsLedToSignIn() {
        open(Role.APPROVER);
        accounts.reset(Actor.console(), person.name());

        _click(button(weather.app()));
        assertThat(_get(LoginView.class).isVisible()).isTrue();
        _assertNone(StatusSelector.class);
        assertThat(status("app", weather.app())).isEqualTo("approved");
        assertThat(database.count(
                        "select count(*) from audit_record where actor = ? and action = 'revoke'", person.name()))
                .isZero();

        navigate("o/" + weather.organizationName() + "/apps");
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .isEqualTo("login");
    }
}

package dev.kunci.portal.live;

import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.kunci.approval.Decision;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.app.AppView;
import dev.kunci.portal.app.list.AppsView;
import dev.kunci.portal.form.EditConflict;
import dev.kunci.portal.list.RowCount;
import dev.kunci.portal.status.StatusButton;
import dev.kunci.portal.status.StatusSelector;
import dev.kunci.registry.AppContent;
import dev.kunci.registry.app.AppEdit;
import dev.kunci.registry.value.Level;
import dev.kunci.review.app.AppRow;
import dev.kunci.testing.Scene;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What somebody else does shows on the screens that are open, and takes nothing from who is in the middle of something. */
class LiveUpdatesUiTest extends LiveUiTest {

    @Test
    void aRowOfAListShowsWhatSomebodyElseDecidedWhereItIs() {
        navigate(page("apps"));
        assertThat(access()).contains("Allowed");

        meanwhile(() -> revokes(Level.CREDENTIAL));
        assertThat(access()).contains("Blocked");

        meanwhile(() ->
                decisions.decide(rina, new Decision(weather.target(Level.CREDENTIAL), Verb.APPROVE, "replaced", null)));
        assertThat(access()).contains("Allowed");
        assertThat(number()).isEqualTo("1 app");
        assertThat(UI.getCurrent().getCurrentView()).isInstanceOf(AppsView.class);
    }

    @Test
    void aNewAppIsCountedAndShownWhenThePersonWantsIt() {
        navigate(page("apps"));

        meanwhile(() -> scene.weather(weather.organization(), weather.organizationName(), "cy@example.com", "Partner"));

        assertThat(number()).isEqualTo("2 apps");
        assertThat(_size(grid())).isEqualTo(1);
        _click(_get(Button.class, s -> s.withText("Show the list as it is now")));
        assertThat(_size(grid())).isEqualTo(2);
        _assertNone(Button.class, s -> s.withText("Show the list as it is now"));
    }

    @Test
    void thePageOfAnAppShowsADecisionAtEachLevel() {
        navigate(page("apps/" + weather.app() + "?tab=credentials"));
        for (Level level : List.of(Level.GRANT, Level.CREDENTIAL, Level.APP, Level.DEVELOPER)) {
            meanwhile(() -> decisions.decide(
                    rina,
                    new Decision(
                            weather.target(level),
                            level == Level.DEVELOPER ? Verb.DEACTIVATE : Verb.REVOKE,
                            null,
                            null)));
            if (level != Level.DEVELOPER) {
                assertThat(button(weather.target(level).id()).getText())
                        .as(level.code())
                        .isEqualTo("Revoked");
            }
        }
        assertThat(_get(AppView.class).getElement().getTextRecursively()).contains("Blocked – developer");
    }

    @Test
    void whoIsAboutToDecideIsToldAndKeepsWhatTheyTyped() {
        navigate(page("apps/" + weather.app() + "?tab=credentials"));
        _click(button(weather.credential()));
        reason().setValue("not yet fin");

        meanwhile(() -> revokes(Level.CREDENTIAL));

        StatusSelector selector = _get(StatusSelector.class);
        assertThat(selector.isOpened()).isTrue();
        assertThat(selector.getElement().getTextRecursively()).contains(rina.name());
        assertThat(reason().getValue()).isEqualTo("not yet fin");
        assertThat(button(weather.credential()).getText()).isEqualTo("Approved");
        assertThat(selector.getElement().getTextRecursively()).contains("Revoked since");
        assertThat(_find(selector, Button.class).getFirst().getText())
                .as("nobody approves by mistake")
                .isEqualTo("Decide again");
        _click(_find(selector, Button.class).getFirst());
        assertThat(database.text("select status from credential where id = ?", weather.credential()))
                .isEqualTo("revoked");
        assertThat(_get(selector, H2.class).getText()).startsWith("Approve ");

        _click(_get(Button.class, s -> s.withText("Cancel")));
        assertThat(button(weather.credential()).getText()).isEqualTo("Revoked");
    }

    @Test
    void theOfferToUndoGoesWhenSomebodyElseHasDecidedSince() {
        navigate(page("apps/" + weather.app() + "?tab=credentials"));
        _click(button(weather.credential()));
        _click(_get(_get(StatusSelector.class), Button.class, s -> s.withText("Revoke")));
        assertThat(_find(Notification.class)).filteredOn(Notification::isOpened).hasSize(1);

        meanwhile(() ->
                decisions.decide(rina, new Decision(weather.target(Level.CREDENTIAL), Verb.APPROVE, "replaced", null)));

        assertThat(_find(Notification.class)).filteredOn(Notification::isOpened).isEmpty();
    }

    @Test
    void aSecretSomebodyReadsStaysUntilTheyMayReadItNoLonger() {
        Actor me = scene.operator(weather.organization(), Role.EDITOR);
        signIn(me);
        navigate(page("apps/" + weather.app() + "?tab=credentials"));
        _click(_get(Button.class, s -> s.withText("Reveal")));
        String secret = weather.pair().consumerSecret();
        assertThat(_get(AppView.class).getElement().getTextRecursively()).contains(secret);

        meanwhile(() -> revokes(Level.CREDENTIAL));
        assertThat(_get(AppView.class).getElement().getTextRecursively()).contains(secret, "Revoked");

        database.rows(
                "update membership set roles = '{viewer}' where operator_id = ? returning roles", me.operatorId());
        meanwhile(() -> revokes(Level.APP));
        assertThat(_get(AppView.class).getElement().getTextRecursively()).doesNotContain(secret);
        _assertNone(Button.class, s -> s.withText("Reveal"));
    }

    @Test
    void aFormSomebodyIsTypingInKeepsIt() {
        navigate(page("apps/" + weather.app()));
        field("Callback URL").setValue("https://mine.example.com");

        meanwhile(() -> apps.edit(
                rina,
                new AppEdit(
                        weather.organization(),
                        weather.app(),
                        0,
                        new AppContent(
                                "Weather mobile", "Theirs", "https://theirs.example.com", "", List.of(), List.of()))));

        assertThat(field("Callback URL").getValue()).isEqualTo("https://mine.example.com");
        assertThat(_get(EditConflict.class).getElement().getTextRecursively())
                .contains(rina.name(), "theirs.example.com", "mine.example.com", "Theirs");
        _click(_get(Button.class, s -> s.withText("Load that version")));
        assertThat(field("Callback URL").getValue()).isEqualTo("https://theirs.example.com");
        _assertNone(EditConflict.class);
    }

    @Test
    void whatIsDeletedMeanwhileLeavesTheScreenUnlessSomethingIsTypedThere() {
        navigate(page("apps/" + weather.app()));
        field("Callback URL").setValue("https://mine.example.com");
        meanwhile(() -> deletions.remove(rina, weather.target(Level.APP), "gone"));
        assertThat(field("Callback URL").getValue()).isEqualTo("https://mine.example.com");
        assertThat(_get(Notification.class).getElement().getTextRecursively())
                .contains("Weather mobile has been deleted by somebody else");

        Scene.Weather other =
                scene.weather(weather.organization(), weather.organizationName(), "cy@example.com", "Partner");
        field("Callback URL").setValue("");
        navigate(page("apps/" + other.app()));
        meanwhile(() -> deletions.remove(rina, other.target(Level.APP), "gone"));
        assertThat(UI.getCurrent().getCurrentView()).isInstanceOf(AppsView.class);
    }

    @Test
    void whatHappensInAnotherOrganizationIsNotHeard() {
        navigate(page("apps"));
        Scene.Weather elsewhere = scene.weather();
        int screens = live.screens();

        meanwhile(() ->
                decisions.decide(Actor.console(), new Decision(elsewhere.target(Level.APP), Verb.REVOKE, "x", null)));
        assertThat(access()).contains("Allowed");

        navigate("profile");
        assertThat(live.screens()).isEqualTo(screens - 1);
    }

    @SuppressWarnings("unchecked")
    private static Grid<AppRow> grid() {
        return _get(Grid.class);
    }

    private static String access() {
        int column = grid().getColumns().stream()
                .filter(Grid.Column::isVisible)
                .toList()
                .indexOf(grid().getColumnByKey("access"));
        return GridKt._getFormattedRow(grid(), 0).get(column);
    }

    private static String number() {
        return _get(RowCount.class).getText();
    }

    private static StatusButton button(UUID id) {
        return _get(StatusButton.class, s -> s.withId("status-" + id));
    }

    private static TextArea reason() {
        return _get(_get(StatusSelector.class), TextArea.class);
    }

    private static TextField field(String label) {
        return _get(TextField.class, s -> s.withLabel(label));
    }
}

package dev.kunci.portal.audit;

import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouterLink;
import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.list.QuickViews;
import dev.kunci.registry.value.Level;
import dev.kunci.review.SavedFilter;
import dev.kunci.review.SavedFilterPage;
import dev.kunci.review.SavedFilters;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is offered is an address; own views are kept for one person in one organization. */
class AuditViewsTest extends UiTest {

    @Autowired
    private Decisions decisions;

    @Autowired
    private SavedFilters saved;

    private Scene.Weather weather;
    private Actor auditor;

    @BeforeEach
    void someRecords() {
        weather = scene.weather();
        Actor approver = scene.operator(weather.organization(), Role.APPROVER);
        Actor viewer = scene.operator(weather.organization(), Role.VIEWER);
        auditor = scene.operator(weather.organization(), Role.AUDITOR);
        for (Level level : List.of(Level.CREDENTIAL, Level.GRANT, Level.APP)) {
            decisions.decide(approver, List.of(new Decision(weather.target(level), Verb.REVOKE, null, null)));
        }
        decisions.decide(approver, List.of(new Decision(weather.target(Level.APP), Verb.APPROVE, null, null)));
        decisions.decide(viewer, List.of(new Decision(weather.target(Level.APP), Verb.REVOKE, null, null)));
        signIn(auditor);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "All,-,16",
                "Today,period=today,16",
                "Last 7 days,period=week,16",
                "Decisions,'action=approve,revoke,activate,deactivate,restore',5",
                "Revocations,'action=revoke,deactivate',4",
                "Refused,outcome=refused,1",
                "Secrets revealed,action=reveal,0",
                "Sign-ins,'action=sign-in,sign-out',0",
            })
    void eachIsAnAddressThatIsMarkedWhenItIsOn(String text, String query, int records) {
        open("?channel=api");
        String href = URLDecoder.decode(link(text).getHref(), StandardCharsets.UTF_8);
        assertThat(href).isEqualTo("o/" + weather.organizationName() + "/audit" + (query == null ? "" : "?" + query));

        open(query == null ? "" : "?" + query);

        assertThat(_size(_get(AuditGrid.class))).isEqualTo(records);
        assertThat(_find(_get(QuickViews.class), RouterLink.class).stream()
                        .filter(link -> link.getElement().hasAttribute("aria-current"))
                        .map(RouterLink::getText))
                .containsExactly(text);
    }

    @Test
    void myOwnAreThoseIDid() {
        open("?who=" + auditor.name());

        assertThat(link("My own").getElement().hasAttribute("aria-current")).isTrue();
        assertThat(_size(_get(AuditGrid.class))).isZero();
    }

    @Test
    void aFilterIsSavedListedAndRemovedWithAWayBack() {
        open("?action=revoke&channel=portal&period=week");
        save("Last revocations");

        SavedFilter kept = saved.list(auditor, weather.organization(), SavedFilterPage.AUDIT)
                .getFirst();
        assertThat(kept.name()).isEqualTo("Last revocations");
        assertThat(kept.query().split("&")).containsExactlyInAnyOrder("action=revoke", "channel=portal", "period=week");
        assertThat(link("Last revocations").getElement().hasAttribute("aria-current"))
                .isTrue();
        _assertNone(Button.class, button -> button.withText("Save this view…"));

        _click(_get(
                NativeButton.class,
                button -> button.withPredicate(
                        b -> b.getTitle().orElse("").equals("Remove the saved view Last revocations"))));
        assertThat(saved.list(auditor, weather.organization(), SavedFilterPage.AUDIT))
                .isEmpty();
        _assertNone(RouterLink.class, spec -> spec.withText("Last revocations"));

        _click(_get(_get(Notification.class), Button.class, button -> button.withText("Undo")));
        assertThat(saved.list(auditor, weather.organization(), SavedFilterPage.AUDIT))
                .hasSize(1);
        assertThat(link("Last revocations").isVisible()).isTrue();
    }

    @Test
    void aNameThatCannotBeIsSaidInTheFieldAndKept() {
        saved.save(auditor, weather.organization(), SavedFilterPage.AUDIT, "Mine", "action=revoke");
        open("?channel=portal");
        save(" Mine ");

        TextField field = _get(TextField.class, spec -> spec.withLabel("Name"));
        assertThat(field.isInvalid()).isTrue();
        assertThat(field.getErrorMessage()).isEqualTo("You have a view named Mine here already.");
        assertThat(field.getValue()).isEqualTo(" Mine ");
        assertThat(saved.list(auditor, weather.organization(), SavedFilterPage.AUDIT))
                .hasSize(1);
    }

    @Test
    void filtersArePersonalAndForAuditorsAndNotWithoutEnd() {
        Actor other = scene.operator(weather.organization(), Role.AUDITOR);
        Actor viewer = scene.operator(weather.organization(), Role.VIEWER);
        saved.save(auditor, weather.organization(), SavedFilterPage.AUDIT, "Mine", "action=revoke");
        SavedFilter mine = saved.list(auditor, weather.organization(), SavedFilterPage.AUDIT)
                .getFirst();

        assertThat(saved.list(other, weather.organization(), SavedFilterPage.AUDIT))
                .isEmpty();
        saved.remove(other, weather.organization(), SavedFilterPage.AUDIT, mine.id());
        assertThat(saved.list(auditor, weather.organization(), SavedFilterPage.AUDIT))
                .containsExactly(mine);
        assertThatThrownBy(() -> saved.list(viewer, weather.organization(), SavedFilterPage.AUDIT))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> saved.save(viewer, weather.organization(), SavedFilterPage.AUDIT, "Mine", ""))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> saved.save(auditor, weather.organization(), SavedFilterPage.AUDIT, " ", ""))
                .isInstanceOf(Refusal.Invalid.class);
        for (int i = 1; i < SavedFilters.MOST; i++) {
            saved.save(auditor, weather.organization(), SavedFilterPage.AUDIT, "Filter " + i, "");
        }
        assertThatThrownBy(() -> saved.save(auditor, weather.organization(), SavedFilterPage.AUDIT, "One more", ""))
                .isInstanceOf(Refusal.Conflict.class);
        assertThat(database.count(
                        "select count(*) from saved_filter where organization_id = ?", weather.organization()))
                .isEqualTo(SavedFilters.MOST);
    }

    private void save(String name) {
        _click(_get(Button.class, button -> button.withText("Save this view…")));
        Dialog dialog = _get(Dialog.class);
        _get(dialog, TextField.class).setValue(name);
        _click(_get(dialog, Button.class, button -> button.withText("Save")));
    }

    private RouterLink link(String text) {
        return _get(_get(QuickViews.class), RouterLink.class, spec -> spec.withText(text));
    }

    private void open(String query) {
        navigate("o/" + weather.organizationName() + "/audit" + query);
    }
}

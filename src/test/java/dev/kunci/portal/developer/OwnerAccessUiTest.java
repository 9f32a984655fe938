package dev.kunci.portal.developer;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.status.StatusButton;
import dev.kunci.portal.status.StatusLabels;
import dev.kunci.portal.status.StatusSelector;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What passes below an owner: every app, key and product with its gate, decided on where they stand. */
class OwnerAccessUiTest extends UiTest {

    private Scene.Weather weather = null;
    private Actor person = null;

    private void open(Role... roles) {
        weather = scene.weather();
        person = scene.operator(weather.organization(), roles);
        show();
    }

    private void show() {
        signIn(person);
        navigate("o/" + weather.organizationName() + "/developers/" + weather.developer() + "?tab=apps");
    }

    @Test
    void everyLevelHasItsLineAndLeadsToTheApp() {
        open(Role.VIEWER);

        assertThat(lines()).hasSize(4);
        assertThat(lines().get(0)).contains("Weather mobile", "Allowed", "Approved");
        assertThat(lines().get(1)).contains("key ", "1 of 2 products", "Approved");
        assertThat(lines().get(2)).contains("Weather", "manual", "pending since", "Pending");
        assertThat(lines().get(3)).contains("Orders", "automatic", "Allowed", "Approved");
        assertThat(_find(_get(AccessTable.class), Anchor.class))
                .extracting(Anchor::getHref)
                .containsExactly("o/" + weather.organizationName() + "/apps/" + weather.app());
        assertThat(_find(StatusButton.class)).isEmpty();
    }

    @Test
    void belowAnInactiveOwnerAllIsBlockedNamedWithSinceWhenAndByWhomAndUndoOpensItAgain() {
        open(Role.APPROVER);

        decide(weather.developer(), Verb.DEACTIVATE, "left the company");

        assertThat(_get(Paragraph.class, s -> s.withClasses("blocked")).getText())
                .startsWith("Deactivated on")
                .contains("by " + person.name());
        assertThat(lines().get(0)).contains("developer ana@example.com was deactivated on", "by " + person.name());
        assertThat(lines().subList(1, 4)).allSatisfy(line -> assertThat(line).contains("Blocked by the developer"));
        for (UUID id : List.of(weather.app(), weather.credential(), weather.autoGrant())) {
            assertThat(button(id).getClassNames()).contains("status--blocked");
        }
        assertThat(_get(_get(OwnerHeader.class), Span.class, s -> s.withClasses("access"))
                        .getText())
                .isEqualTo("1 app, 0 of 1 keys pass");
        assertThat(database.rows(
                        "select action, subject, before ->> 'status' as was, after ->> 'status' as now, reason"
                                + " from audit_record where actor = ?",
                        person.name()))
                .containsExactly(Map.of(
                        "action", "deactivate",
                        "subject", "ana@example.com",
                        "was", "active",
                        "now", "inactive",
                        "reason", "left the company"));

        _find(Button.class, s -> s.withText("Undo")).getLast().click();
        assertThat(database.text("select status from developer where id = ?", weather.developer()))
                .isEqualTo("active");
        assertThat(lines().get(0)).contains("Allowed");
        assertThat(button(weather.app()).getClassNames()).doesNotContain("status--blocked");
    }

    @Test
    void aDecisionAtEachLevelIsTakenWhereItStands() {
        open(Role.APPROVER);

        decide(weather.manualGrant(), Verb.APPROVE, "");
        assertThat(lines().get(1)).contains("Allowed");
        decide(weather.credential(), Verb.REVOKE, "leaked");
        assertThat(lines().get(1)).contains("was revoked on", "by " + person.name());
        assertThat(lines().get(2)).contains("Blocked by the key");
        decide(weather.app(), Verb.REVOKE, "");
        assertThat(lines().get(1)).contains("Blocked by the app");

        assertThat(database.count(
                        "select count(*) from audit_record where actor = ? and outcome = 'done'", person.name()))
                .isEqualTo(3);
    }

    @Test
    void anApproverOfOneProductDecidesOnThatAlone() {
        weather = scene.weather();
        person = scene.operator(weather.organization(), Set.of(weather.manualProduct()), Role.APPROVER);
        show();

        assertThat(_find(StatusButton.class))
                .extracting(button -> button.getId().orElse(""))
                .containsExactly("status-" + weather.manualGrant());
    }

    @Test
    void manyAppsComeSomeAtATime() {
        weather = scene.weather();
        for (int i = 0; i < AccessPart.STEP + 2; i++) {
            scene.app(weather.organization(), weather.developer(), "App " + i);
        }
        person = scene.operator(weather.organization(), Role.VIEWER);
        show();
        assertThat(apps()).isEqualTo(AccessPart.STEP);

        _click(_get(Button.class, s -> s.withText("Show 3 more apps")));
        assertThat(apps()).isEqualTo(AccessPart.STEP + 3);
        assertThat(_find(Button.class, s -> s.withText("Show 3 more apps"))).isEmpty();
    }

    private static long apps() {
        return _find(_get(AccessTable.class), NativeTableRow.class).stream()
                .filter(row -> row.getClassNames().contains("access-app"))
                .count();
    }

    private static List<String> lines() {
        return _find(_get(AccessTable.class), NativeTableRow.class).stream()
                .skip(1)
                .map(row -> row.getElement().getTextRecursively())
                .toList();
    }

    private static StatusButton button(UUID id) {
        return _get(StatusButton.class, s -> s.withId("status-" + id));
    }

    private static void decide(UUID id, Verb verb, String why) {
        _click(button(id));
        _get(TextArea.class, s -> s.withLabel("Reason")).setValue(why);
        _click(_get(_get(StatusSelector.class), Button.class, s -> s.withText(StatusLabels.of(verb))));
    }
}

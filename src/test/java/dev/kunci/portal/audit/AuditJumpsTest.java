package dev.kunci.portal.audit;

import static com.github.mvysny.kaributesting.v10.GridKt._clickItem;
import static com.github.mvysny.kaributesting.v10.GridKt._getFormatted;
import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.router.RouterLink;
import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.value.Level;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** From an object to its records and back, within one organization. */
class AuditJumpsTest extends UiTest {

    @Autowired
    private Decisions decisions;

    private Scene.Weather weather;
    private Actor approver;
    private Actor auditor;

    @BeforeEach
    void aRevokedKey() {
        weather = scene.weather();
        approver = scene.operator(weather.organization(), Role.APPROVER);
        auditor = scene.operator(weather.organization(), Role.AUDITOR);
        decisions.decide(
                approver, List.of(new Decision(weather.target(Level.CREDENTIAL), Verb.REVOKE, "leaked", null)));
        signIn(auditor);
    }

    @ParameterizedTest
    @CsvSource({"app,Weather mobile,apps,5", "owner,ana@example.com,developers,6", "product,Orders,products,2"})
    void anObjectIsNamedLinkedAndTakenAway(String kind, String name, String pages, int records) {
        UUID id =
                switch (kind) {
                    case "app" -> weather.app();
                    case "owner" -> weather.developer();
                    default -> weather.autoProduct();
                };
        open("?" + kind + "=" + id);

        assertThat(_size(grid())).isEqualTo(records);
        Anchor page = _get(chip(), Anchor.class);
        assertThat(page.getText()).startsWith(name);
        assertThat(page.getHref()).isEqualTo("o/" + weather.organizationName() + "/" + pages + "/" + id);

        _click(_get(chip(), NativeButton.class));
        assertThat(address()).isEqualTo("o/" + weather.organizationName() + "/audit");
        _assertNone(AuditScopeChip.class);
        assertThat(_size(grid())).isGreaterThan(records);
    }

    @Test
    void aPersonIsOneToo() {
        open("?person=" + approver.operatorId());

        assertThat(_size(grid())).isEqualTo(1);
        assertThat(_getFormatted(grid(), 0, "what").strip()).isEqualTo("Change roles");
        assertThat(_get(chip(), Anchor.class).getHref())
                .isEqualTo("o/" + weather.organizationName() + "/people/" + approver.operatorId());
    }

    @Test
    void whatIsDeletedIsSaidToBe() throws Exception {
        UUID gone = UUID.randomUUID();
        database.asApplication("insert into audit_record (organization_id, actor, channel, action, subject_type,"
                + " subject_id, subject, app_id, outcome) values ('" + weather.organization() + "', 'rina', 'portal',"
                + " 'delete', 'app', '" + gone + "', 'bo@example.com / Old importer', '" + gone + "', 'done')");
        open("?app=" + gone);

        assertThat(chip().getElement().getTextRecursively()).contains("bo@example.com / Old importer (deleted)");
        _assertNone(Anchor.class, spec -> spec.withPredicate(a -> a.getHref().contains(gone.toString())));
        _clickItem(grid(), 0);
        assertThat(_get(RecordDialog.class).getElement().getTextRecursively()).contains("(deleted)");
    }

    @Test
    void anObjectOfAnotherOrganizationHasNoNameHere() {
        Scene.Weather other = scene.weather();
        open("?app=" + other.app());

        assertThat(_size(grid())).isZero();
        assertThat(chip().getElement().getTextRecursively())
                .contains(other.app().toString())
                .doesNotContain("Weather mobile");
    }

    @Test
    void aDetailLeadsToEachObjectAndToAllItsRecords() {
        open("?action=revoke");
        _clickItem(grid(), 0);
        RecordDialog dialog = _get(RecordDialog.class);

        assertThat(_find(dialog, Anchor.class).stream().map(Anchor::getHref))
                .containsExactly(
                        "o/" + weather.organizationName() + "/developers/" + weather.developer(),
                        "o/" + weather.organizationName() + "/apps/" + weather.app(),
                        "o/" + weather.organizationName() + "/inspector?key=" + weather.credential());
        assertThat(_find(dialog, RouterLink.class).stream().map(RouterLink::getHref))
                .containsExactly(
                        "o/" + weather.organizationName() + "/audit?who="
                                + approver.name().replace("@", "%40"),
                        "o/" + weather.organizationName() + "/audit?owner=" + weather.developer(),
                        "o/" + weather.organizationName() + "/audit?app=" + weather.app());
    }

    @Test
    void aRecordThatIsNoneHereLeavesTheList() {
        open("?record=" + UUID.randomUUID());

        _assertNone(RecordDialog.class);
        assertThat(_size(grid())).isGreaterThan(5);
    }

    @Test
    void everyMemberReadsTheHistoryButNotFromWhere() {
        signIn(scene.operator(weather.organization(), Role.VIEWER));
        navigate("o/" + weather.organizationName() + "/apps/" + weather.app() + "?tab=history");
        History history = _get(History.class);

        _assertNone(history, RouterLink.class);
        _clickItem(_get(history, AuditGrid.class), 0);
        RecordDialog dialog = _get(RecordDialog.class);
        assertThat(dialog.getElement().getTextRecursively())
                .contains(approver.name(), "leaked", "Revoked")
                .doesNotContain("192.0.2.7");
        _assertNone(dialog, Pre.class);
        _assertNone(dialog, RouterLink.class);
    }

    @Test
    void anAuditorGetsFromTheHistoryToTheRecord() {
        navigate("o/" + weather.organizationName() + "/apps/" + weather.app() + "?tab=history");
        History history = _get(History.class);

        assertThat(_get(history, RouterLink.class).getHref())
                .isEqualTo("o/" + weather.organizationName() + "/audit?app=" + weather.app());
        _clickItem(_get(history, AuditGrid.class), 0);
        assertThat(_get(_get(RecordDialog.class), RouterLink.class).getHref())
                .startsWith("o/" + weather.organizationName() + "/audit?app=" + weather.app() + "&record=");
    }

    private void open(String query) {
        navigate("o/" + weather.organizationName() + "/audit" + query);
    }

    private AuditGrid grid() {
        return _get(AuditGrid.class);
    }

    private AuditScopeChip chip() {
        return _get(AuditScopeChip.class);
    }

    private String address() {
        return UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters();
    }
}

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
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouterLink;
import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Result;
import dev.kunci.approval.Verb;
import dev.kunci.audit.Action;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.value.Level;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The audit log on screen says what the record says, to auditors alone. */
class AuditViewTest extends UiTest {

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

    @Test
    void everyRecordOfTheOrganizationIsListedNewestFirst() {
        open("");

        assertThat(_size(grid())).isEqualTo(recorded()).isGreaterThan(5);
        assertThat(count()).isEqualTo(recorded() + " records");
        assertThat(cell("what")).isEqualTo("Revoke");
    }

    @Test
    void aRevocationIsShownWithWhoWhatBeforeAfterReasonAndChannel() {
        open("");

        assertThat(cell("who")).isEqualTo(approver.name());
        assertThat(cell("target")).startsWith("ana@example.com / Weather mobile / ");
        assertThat(cell("change")).isEqualTo("Approved → Revoked");
        assertThat(cell("reason")).isEqualTo("leaked");
        assertThat(cell("channel")).isEqualTo("Portal");
        assertThat(cell("when")).isNotBlank();
    }

    @Test
    void itIsReadInIndonesianAsWell() {
        speak(Locale.of("id"));
        open("");

        assertThat(_get(H1.class).getText()).isEqualTo("Log audit");
        assertThat(cell("what")).isEqualTo("Pencabutan");
        assertThat(cell("change")).isEqualTo("Disetujui → Dicabut");
    }

    @Test
    void theAddressFilters() {
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        open("?who=" + approver.name() + "&action=revoke&target=weather%20MOBILE&channel=portal&from=" + today
                + "&until=" + today);

        assertThat(_size(grid())).isEqualTo(1);
        assertThat(count()).isEqualTo("1 record");
        assertThat(_get(TextField.class, field -> field.withLabel("Who")).getValue())
                .isEqualTo(approver.name());
        assertThat(_get(DatePicker.class, field -> field.withLabel("Until")).getValue())
                .isEqualTo(today);
    }

    @Test
    void aFilterIsPutIntoTheAddressAndClearedFromIt() {
        open("");
        MultiSelectComboBox<Action> what = _get(MultiSelectComboBox.class, field -> field.withLabel("What"));
        what.setValue(Set.of(Action.REVOKE));

        assertThat(address()).isEqualTo("o/" + weather.organizationName() + "/audit?action=revoke");
        assertThat(_size(grid())).isEqualTo(1);

        _click(_get(_get(AuditFilters.class), Button.class, button -> button.withText("Clear filters")));
        assertThat(address()).isEqualTo("o/" + weather.organizationName() + "/audit");
        assertThat(_size(grid())).isEqualTo(recorded());
    }

    @Test
    void whatTheAddressSaysWronglyIsLeftOut() {
        open("?action=explode&from=yesterday&record=7");

        assertThat(_size(grid())).isEqualTo(recorded());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "until=%2B999999999-12-31",
                "from=-999999999-01-01",
                "from=0000-12-31",
                "until=%2B10000-01-01",
                "until=+999999999-12-31",
                "who=%00",
                "target=%00%07",
            })
    void whatNobodyCanAskForIsLeftOut(String query) {
        open("?" + query);

        assertThat(_size(grid())).isEqualTo(recorded());
        assertThat(count()).isEqualTo(recorded() + " records");
    }

    @Test
    void theLastDayThatCanBeAskedForIsOne() {
        open("?from=0001-01-01&until=9999-12-31");
        assertThat(_size(grid())).isEqualTo(recorded());

        open("?from=9999-12-31");
        assertThat(_size(grid())).isZero();
    }

    @Test
    void nothingThatMatchesIsSaidInWords() {
        open("?target=no-such-thing");

        assertThat(_size(grid())).isZero();
        assertThat(count()).isEqualTo("No records");
    }

    @Test
    void aRowOpensItsRecordWithEveryField() {
        open("");
        _clickItem(grid(), 0);

        RecordDialog dialog = _get(RecordDialog.class);
        assertThat(address()).contains("record=");
        List<String> facts = _find(dialog, DescriptionList.Description.class).stream()
                .map(fact -> fact.getElement().getTextRecursively())
                .toList();
        assertThat(facts)
                .contains(
                        "Done",
                        approver.name() + "All records by this person",
                        "Revoke",
                        "Key",
                        "leaked",
                        "Portal",
                        "192.0.2.7");
        assertThat(_get(dialog, ChangeTable.class).getElement().getTextRecursively())
                .contains("Status", "Approved", "Revoked");
        assertThat(_get(dialog, Pre.class).getText()).contains("\"action\":\"revoke\"", "\"reason\":\"leaked\"");

        _click(_get(dialog, Button.class, button -> button.withText("Close")));
        _assertNone(RecordDialog.class);
        assertThat(address()).doesNotContain("record=");
    }

    @Test
    void anUndoLeadsToWhatItUndid() {
        Result done = decisions
                .decide(approver, List.of(new Decision(weather.target(Level.APP), Verb.REVOKE, null, null)))
                .getFirst();
        decisions.undo(approver, weather.organization(), List.of(done.record()));
        open("?action=restore");
        _clickItem(grid(), 0);

        assertThat(_get(RouterLink.class, link -> link.withText("Show the record that was undone"))
                        .getHref())
                .contains("record=" + done.record());
    }

    @Test
    void aRefusalIsMarkedAndSaysWhy() {
        Actor viewer = scene.operator(weather.organization(), Role.VIEWER);
        decisions.decide(viewer, List.of(new Decision(weather.target(Level.APP), Verb.REVOKE, null, null)));
        open("?who=" + viewer.name());

        assertThat(cell("what")).isEqualTo("Revoke Refused");
        _clickItem(grid(), 0);
        assertThat(_get(RecordDialog.class).getElement().getTextRecursively()).contains("Only approvers may do this.");
    }

    @Test
    void moreThanTenThousandAreCountedAsThat() throws SQLException {
        database.asApplication("insert into audit_record (organization_id, actor, channel, action, subject_type,"
                + " subject, outcome) select '" + weather.organization() + "', 'console', 'console', 'import', 'app',"
                + " 'app ' || n, 'done' from generate_series(1, 10001) n");
        open("");

        assertThat(count()).isEqualTo("10,000+ records");
    }

    @Test
    void aViewerIsNotLetIn() {
        signIn(scene.operator(weather.organization(), Role.VIEWER));
        open("");

        _assertNone(AuditGrid.class);
        assertThat(_get(H1.class).getText()).isEqualTo("Your roles do not allow this");
    }

    @Test
    void somebodyElsesOrganizationIsNotFoundLikeOneThatDoesNotExist() {
        signIn(scene.operator(scene.organization(scene.name("other")), Role.AUDITOR));
        open("");
        assertThat(_get(H1.class).getText()).isEqualTo("Not found");

        navigate("o/no-such-organization/audit");
        assertThat(_get(H1.class).getText()).isEqualTo("Not found");
    }

    private void open(String query) {
        navigate("o/" + weather.organizationName() + "/audit" + query);
    }

    private AuditGrid grid() {
        return _get(AuditGrid.class);
    }

    private String cell(String column) {
        return _getFormatted(grid(), 0, column).strip().replaceAll("\\s+", " ");
    }

    private String count() {
        return _get(Span.class, span -> span.withClasses("count")).getText();
    }

    private String address() {
        return UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters();
    }

    private int recorded() {
        return (int)
                database.count("select count(*) from audit_record where organization_id = ?", weather.organization());
    }
}

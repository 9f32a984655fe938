package dev.kunci.portal.app;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.status.StatusButton;
import dev.kunci.portal.status.StatusSelector;
import dev.kunci.portal.status.StatusText;
import dev.kunci.registry.Level;
import dev.kunci.registry.Organizations;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The one drop-down at all three levels: what it offers to whom, what it changes, and what it says of it. */
class StatusSelectorUiTest extends UiTest {

    @Autowired
    Decisions decisions;

    @Autowired
    Organizations organizations;

    private Scene.Weather weather = null;
    private Actor person = null;

    private void open(Role... roles) {
        weather = scene.weather();
        person = scene.operator(weather.organization(), roles);
        show();
    }

    private void show() {
        signIn(person);
        navigate("o/" + weather.organizationName() + "/apps/" + weather.app() + "?tab=credentials");
    }

    static Stream<Arguments> levels() {
        return Stream.of(
                Arguments.of(Level.APP, "app", "approved", "Weather mobile"),
                Arguments.of(Level.CREDENTIAL, "credential", "approved", "key "),
                Arguments.of(Level.GRANT, "product_grant", "pending", "Weather on key "));
    }

    @ParameterizedTest
    @MethodSource("levels")
    void revokesAndApprovesAtEachLevelAndTheRecordSaysWhoWhenFromWhereOldNewAndWhy(
            Level level, String table, String first, String name) {
        open(Role.APPROVER);
        UUID id = weather.target(level).id();
        assertThat(label(id)).startsWith("Status of " + name).endsWith(word(first));

        decide(id, Verb.REVOKE, "key found in a public repository");
        assertThat(label(id)).endsWith(": Revoked");
        assertThat(notice()).contains(word(first) + " → Revoked");

        decide(id, Verb.APPROVE, "replaced");
        assertThat(label(id)).endsWith(": Approved");
        assertThat(notice()).contains("Revoked → Approved");

        assertThat(database.rows(
                        "select status, status_revision, status_changed_by from " + table + " where id = ?", id))
                .containsExactly(
                        Map.of("status", "approved", "status_revision", 2L, "status_changed_by", person.name()));
        assertThat(database.rows(
                        "select actor, channel, address, action, before ->> 'status' as was, after ->> 'status' as now,"
                                + " reason, outcome from audit_record where subject_id = ? and actor = ?"
                                + " order by at, id",
                        id,
                        person.name()))
                .containsExactly(
                        row("revoke", first, "revoked", "key found in a public repository"),
                        row("approve", "revoked", "approved", "replaced"));
    }

    private Map<String, Object> row(String action, String was, String now, String reason) {
        return Map.of(
                "actor", person.name(),
                "channel", "portal",
                "address", ADDRESS,
                "action", action,
                "was", was,
                "now", now,
                "reason", reason,
                "outcome", "done");
    }

    @Test
    void whatDependsOnADecisionIsRightOnThePageAtOnce() {
        open(Role.APPROVER);
        assertThat(access()).isEqualTo("Access: open");

        decide(weather.app(), Verb.REVOKE, "");

        assertThat(access())
                .startsWith("Access: shut – app Weather mobile is revoked since")
                .contains(person.name());
        assertThat(button(weather.credential()).getClassNames()).contains("status--blocked");
        assertThat(button(weather.autoGrant()).getClassNames()).contains("status--blocked");
        assertThat(button(weather.manualGrant()).getClassNames()).doesNotContain("status--blocked");
        assertThat(_find(Span.class, s -> s.withClasses("blocked")))
                .extracting(Span::getText)
                .containsExactly("Blocked by the app");

        decide(weather.app(), Verb.APPROVE, "");
        assertThat(access()).isEqualTo("Access: open");
        assertThat(button(weather.credential()).getClassNames()).doesNotContain("status--blocked");
    }

    @Test
    void choosingChangesNothingBeforeApply() {
        open(Role.APPROVER);

        _click(button(weather.manualGrant()));
        choice().setValue(Verb.REVOKE);
        choice().setValue(Verb.APPROVE);
        _click(_get(Button.class, s -> s.withText("Cancel")));

        assertThat(status("product_grant", weather.manualGrant())).isEqualTo("pending");
        assertThat(_get(StatusSelector.class).isOpened()).isFalse();
        assertThat(database.count("select count(*) from audit_record where actor = ?", person.name()))
                .isZero();
    }

    @Test
    void applyWithoutAChoiceAsksForOne() {
        open(Role.APPROVER);

        _click(button(weather.manualGrant()));
        assertThat(choice().getValue()).isNull();
        _click(_get(Button.class, s -> s.withText("Apply")));

        assertThat(choice().isInvalid()).isTrue();
        assertThat(choice().getErrorMessage()).isEqualTo("Choose what to do.");
        assertThat(status("product_grant", weather.manualGrant())).isEqualTo("pending");
    }

    @Test
    void aReasonIsAskedForWhereTheOrganizationWantsOne() {
        weather = scene.weather();
        organizations.settings(Actor.console(), weather.organization(), true, false);
        person = scene.operator(weather.organization(), Role.APPROVER);
        show();

        decide(weather.app(), Verb.REVOKE, " ");
        assertThat(reason().isInvalid()).isTrue();
        assertThat(reason().getErrorMessage()).isEqualTo("Enter a reason.");
        assertThat(_get(StatusSelector.class).isOpened()).isTrue();
        assertThat(status("app", weather.app())).isEqualTo("approved");

        reason().setValue("contract ended");
        _click(_get(Button.class, s -> s.withText("Apply")));
        assertThat(status("app", weather.app())).isEqualTo("revoked");
        assertThat(database.text("select reason from audit_record where actor = ?", person.name()))
                .isEqualTo("contract ended");
    }

    @Test
    void aDecisionCanBeUndoneForFifteenSeconds() {
        open(Role.APPROVER);
        decide(weather.manualGrant(), Verb.APPROVE, "");

        undo();

        assertThat(status("product_grant", weather.manualGrant())).isEqualTo("pending");
        assertThat(label(weather.manualGrant())).endsWith(": Pending");
        assertThat(notice()).isEqualTo("The decision has been undone.");
        assertThat(database.count(
                        "select count(*) from audit_record r join audit_record d on d.id = r.undoes"
                                + " where r.action = 'restore' and d.action = 'approve' and r.subject_id = ?",
                        weather.manualGrant()))
                .isEqualTo(1);
    }

    @Test
    void undoAfterTheWindowIsRefusedAndSaysWhy() {
        open(Role.APPROVER);
        decide(weather.manualGrant(), Verb.APPROVE, "");
        clock.forward(Duration.ofSeconds(20));

        undo();

        assertThat(status("product_grant", weather.manualGrant())).isEqualTo("approved");
        assertThat(notice()).contains("15");
    }

    @Test
    void whatAnotherPersonDecidedMeanwhileIsShownAndTheTypedReasonIsKept() {
        open(Role.APPROVER);
        Actor other = scene.operator(weather.organization(), Role.APPROVER);
        _click(button(weather.manualGrant()));
        reason().setValue("they have paid");
        decisions.decide(other, new Decision(weather.target(Level.GRANT), Verb.REVOKE, "not paid", 0L));

        choice().setValue(Verb.APPROVE);
        _click(_get(Button.class, s -> s.withText("Apply")));

        StatusSelector selector = _get(StatusSelector.class);
        assertThat(selector.isOpened()).isTrue();
        assertThat(selector.getElement().getTextRecursively())
                .contains(other.name() + " changed this to Revoked at")
                .contains("Revoked since");
        assertThat(reason().getValue()).isEqualTo("they have paid");
        assertThat(label(weather.manualGrant())).endsWith(": Revoked");
        assertThat(status("product_grant", weather.manualGrant())).isEqualTo("revoked");

        choice().setValue(Verb.APPROVE);
        _click(_get(Button.class, s -> s.withText("Apply")));
        assertThat(status("product_grant", weather.manualGrant())).isEqualTo("approved");
        assertThat(database.text(
                        "select reason from audit_record where subject_id = ? and actor = ?",
                        weather.manualGrant(),
                        person.name()))
                .isEqualTo("they have paid");
    }

    @Test
    void whatIsSoAlreadyIsSaidWithoutASecondRecord() {
        open(Role.APPROVER);
        Actor other = scene.operator(weather.organization(), Role.APPROVER);
        decisions.decide(other, new Decision(weather.target(Level.APP), Verb.REVOKE, null, 0L));

        decide(weather.app(), Verb.REVOKE, "");

        assertThat(notice()).isEqualTo("Weather mobile was Revoked already, by " + other.name() + ".");
        assertThat(label(weather.app())).endsWith(": Revoked");
        assertThat(database.count("select count(*) from audit_record where actor = ?", person.name()))
                .isZero();
    }

    @Test
    void aViewerReadsEveryStatusAndTheServiceRefusesThem() {
        open(Role.VIEWER);

        _assertNone(StatusButton.class);
        assertThat(_find(StatusText.class))
                .extracting(StatusText::getText)
                .containsExactly("Approved", "Approved", "Approved", "Pending");
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
        assertThat(choice().getItemLabelGenerator().apply(Verb.REVOKE)).isEqualTo("Cabut");
        choice().setValue(Verb.REVOKE);
        _click(_get(Button.class, s -> s.withText("Terapkan")));

        assertThat(notice()).isEqualTo("Weather mobile: Disetujui → Dicabut");
    }

    private void decide(UUID id, Verb verb, String why) {
        _click(button(id));
        choice().setValue(verb);
        reason().setValue(why);
        _click(_get(Button.class, s -> s.withText("Apply")));
    }

    private static StatusButton button(UUID id) {
        return _get(StatusButton.class, s -> s.withId("status-" + id));
    }

    private static String label(UUID id) {
        return button(id).getAriaLabel().orElse("");
    }

    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<Verb> choice() {
        return _get(RadioButtonGroup.class);
    }

    private static TextArea reason() {
        return _get(_get(StatusSelector.class), TextArea.class);
    }

    private static String access() {
        return _get(Span.class, s -> s.withClasses("access")).getText();
    }

    private String status(String table, UUID id) {
        return database.text("select status from " + table + " where id = ?", id);
    }

    private static String word(String status) {
        return Map.of("approved", "Approved", "pending", "Pending").get(status);
    }

    /** The sentence of the newest notice. */
    private static String notice() {
        List<Notification> notices = _find(Notification.class);
        Notification newest = notices.getLast();
        return _find(newest, Span.class).getFirst().getText();
    }

    private static void undo() {
        Button undo = _find(Button.class, s -> s.withText("Undo")).getLast();
        undo.click();
    }
}

package dev.kunci.portal.app;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import dev.kunci.approval.Decision;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.status.StatusSelector;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.registry.value.Level;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The one drop-down at all three levels: what it offers, what it changes, and what it says of it. */
class StatusSelectorUiTest extends SelectorTest {

    @Autowired
    Organizations organizations;

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
        assertThat(access()).isEqualTo("Allowed");

        decide(weather.app(), Verb.REVOKE, "");

        assertThat(access())
                .startsWith("Blocked – app Weather mobile was revoked on")
                .contains(person.name());
        assertThat(button(weather.credential()).getClassNames()).contains("status--blocked");
        assertThat(button(weather.autoGrant()).getClassNames()).contains("status--blocked");
        assertThat(button(weather.manualGrant()).getClassNames()).doesNotContain("status--blocked");
        assertThat(_find(Span.class, s -> s.withClasses("blocked")))
                .extracting(Span::getText)
                .containsExactly("Blocked by the app");

        decide(weather.app(), Verb.APPROVE, "");
        assertThat(access()).isEqualTo("Allowed");
        assertThat(button(weather.credential()).getClassNames()).doesNotContain("status--blocked");
    }

    @Test
    void askingChangesNothingBeforeAnAnswer() {
        open(Role.APPROVER);

        _click(button(weather.manualGrant()));
        reason().setValue("perhaps");
        _click(_get(Button.class, s -> s.withText("Cancel")));

        assertThat(status("product_grant", weather.manualGrant())).isEqualTo("pending");
        assertThat(_get(StatusSelector.class).isOpened()).isFalse();
        assertThat(database.count("select count(*) from audit_record where actor = ?", person.name()))
                .isZero();
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
        answer(Verb.REVOKE);
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

        answer(Verb.APPROVE);

        StatusSelector selector = _get(StatusSelector.class);
        assertThat(selector.isOpened()).isTrue();
        assertThat(selector.getElement().getTextRecursively())
                .contains(other.name() + " changed this to Revoked at")
                .contains("Revoked since");
        assertThat(reason().getValue()).isEqualTo("they have paid");
        assertThat(label(weather.manualGrant())).endsWith(": Revoked");
        assertThat(status("product_grant", weather.manualGrant())).isEqualTo("revoked");

        answer(Verb.APPROVE);
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

        assertThat(notice()).isEqualTo("Weather mobile was already Revoked, by " + other.name() + ".");
        assertThat(label(weather.app())).endsWith(": Revoked");
        assertThat(database.count("select count(*) from audit_record where actor = ?", person.name()))
                .isZero();
    }

    private static String access() {
        return _get(Span.class, s -> s.withClasses("access")).getText();
    }

    private static String word(String status) {
        return Map.of("approved", "Approved", "pending", "Pending").get(status);
    }

    private static void undo() {
        Button undo = _find(Button.class, s -> s.withText("Undo")).getLast();
        undo.click();
    }
}

package dev.kunci.portal.app;

import static com.github.mvysny.kaributesting.v10.BasicUtilsKt._fireDomEvent;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.popover.Popover;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Role;
import dev.kunci.portal.status.StatusSelector;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the drop-down asks, how it is answered, and what becomes of a reason and of the offer to undo. */
class StatusQuestionUiTest extends SelectorTest {

    @Test
    void oneQuestionHasOneAnswerAndARequestCanBeRejectedAsWell() {
        open(Role.APPROVER);

        _click(button(weather.app()));
        assertThat(question()).isEqualTo("Revoke Weather mobile?");
        assertThat(answers()).containsExactly("Revoke primary error", "Cancel tertiary");
        _click(button(weather.manualGrant()));
        assertThat(question()).startsWith("Approve Weather on key ");
        assertThat(answers()).containsExactly("Approve primary success", "Reject error", "Cancel tertiary");

        answer(Verb.REVOKE);
        _click(button(weather.manualGrant()));
        assertThat(answers()).containsExactly("Approve primary success", "Cancel tertiary");
    }

    private static List<String> answers() {
        return _find(_get(StatusSelector.class), Button.class).stream()
                .map(button -> button.getText()
                        + button.getThemeNames().stream()
                                .sorted(Comparator.comparing("primary"::equals).reversed())
                                .map(theme -> " " + theme)
                                .collect(Collectors.joining()))
                .toList();
    }

    @Test
    void ctrlAndEnterAnswerWithWhatIsInTheFieldWhereverTheFocusIs() {
        open(Role.APPROVER);
        _click(button(weather.manualGrant()));

        _fireDomEvent(
                _get(Popover.class),
                "keydown",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("element.querySelector('.reason-field').value", "they have paid")
                        .put("event.key === 'Enter' && (event.ctrlKey || event.metaKey)", true));

        assertThat(status("product_grant", weather.manualGrant())).isEqualTo("approved");
        assertThat(database.text("select reason from audit_record where actor = ?", person.name()))
                .isEqualTo("they have paid");
    }

    @Test
    void whatWasTypedForOneStatusIsThereAgainAfterAnotherWasLookedAt() {
        open(Role.APPROVER);
        _click(button(weather.manualGrant()));
        reason().setValue("half a sen");
        _click(button(weather.app()));
        assertThat(reason().getValue()).isEmpty();

        _click(button(weather.manualGrant()));
        assertThat(reason().getValue()).isEqualTo("half a sen");

        answer(Verb.APPROVE);
        _click(button(weather.manualGrant()));
        assertThat(reason().getValue()).isEmpty();
    }

    @Test
    void theNextDecisionTakesTheOfferToUndoTheOneBeforeWithIt() {
        open(Role.APPROVER);
        decide(weather.manualGrant(), Verb.APPROVE, "");
        decide(weather.app(), Verb.REVOKE, "");

        assertThat(_find(Notification.class)).filteredOn(Notification::isOpened).hasSize(1);
        _find(Button.class, s -> s.withText("Undo")).getLast().click();
        assertThat(status("app", weather.app())).isEqualTo("approved");
        assertThat(status("product_grant", weather.manualGrant())).isEqualTo("approved");
    }

    @Test
    void aReasonThatIsTooLongIsCountedAndRefusedAndNeverCut() {
        open(Role.APPROVER);
        String typed = "x".repeat(1_001);

        decide(weather.app(), Verb.REVOKE, typed);

        assertThat(reason().getElement().hasProperty("maxlength")).isFalse();
        assertThat(reason().getSuffixComponent().getElement().getText()).isEqualTo("1,001 / 1,000");
        assertThat(reason().isInvalid()).isTrue();
        assertThat(reason().getErrorMessage()).isEqualTo("At most 1,000 characters; these are 1,001.");
        assertThat(reason().getValue()).isEqualTo(typed);
        assertThat(status("app", weather.app())).isEqualTo("approved");
    }
}

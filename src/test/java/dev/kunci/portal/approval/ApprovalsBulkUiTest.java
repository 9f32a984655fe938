package dev.kunci.portal.approval;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.list.SelectionBar;
import org.junit.jupiter.api.Test;

/** Many requests in one decision: those of all pages, one reason, and an answer for each. */
class ApprovalsBulkUiTest extends QueueTest {

    @Test
    void manyAreRejectedWithOneReasonAndTheOneThatChangedIsNamed() {
        decide(rina, ana.autoGrant(), Verb.REVOKE, "no contract");
        navigate(address + "?sort=waiting");
        _assertNone(SelectionBar.class);
        look(0);
        command("select", ana.manualGrant(), "", "");
        _click(_get(Button.class, s -> s.withText("Select all 3 that match")));
        assertThat(selected()).isEqualTo("3 selected");
        Actor other = scene.operator(ana.organization(), Role.APPROVER);
        decide(other, stock, Verb.REVOKE);
        decide(other, stock, Verb.APPROVE);

        command("many", null, "approve", "");
        assertThat(_get(Dialog.class).getHeaderTitle()).isEqualTo("Approve 3 requests?");
        _get(Dialog.class).close();
        decide(other, stock, Verb.REVOKE);
        command("many", null, "approve", "");
        _get(Dialog.class, s -> s.withPredicate(Dialog::isOpened));
        _get(TextArea.class).setValue("all checked");
        _click(_get(Button.class, s -> s.withText("Approve")));

        assertThat(_find(H3.class, s -> s.withText("1 not changed"))).hasSize(1);
        assertThat(_find(ListItem.class).stream().map(ListItem::getText))
                .contains("Weather for Weather mobile", "Weather for Old importer")
                .anyMatch(line -> line.startsWith("Stock for Weather mobile: " + other.name()));
        assertThat(status(ana.manualGrant())).isEqualTo("approved");
        assertThat(status(stock)).isEqualTo("revoked");
        assertThat(count()).isEqualTo("Nothing waiting");
        assertThat(database.count(
                        "select count(*) from audit_record where actor = ? and reason = 'all checked'", rina.name()))
                .isEqualTo(2);
    }

    @Test
    void rejectingManyOffersTheReasonsUsedBefore() {
        decide(rina, ana.autoGrant(), Verb.REVOKE, "no contract");
        navigate(address + "?sort=waiting");
        assertThat(offered("revoke")).containsExactly("no contract");
        command("select", ana.manualGrant(), "", "");
        command("select", bo.manualGrant(), "", "");

        _click(_get(Button.class, s -> s.withText("Reject…")));
        assertThat(_get(Dialog.class).getHeaderTitle()).isEqualTo("Reject 2 requests?");
        _click(_get(_get(Dialog.class), NativeButton.class, s -> s.withText("no contract")));
        _click(_get(Button.class, s -> s.withText("Reject")));

        assertThat(notice()).isEqualTo("2 requests are now revoked");
        assertThat(database.count(
                        "select count(*) from audit_record where actor = ? and reason = 'no contract'"
                                + " and subject_id in (?, ?)",
                        rina.name(),
                        ana.manualGrant(),
                        bo.manualGrant()))
                .isEqualTo(2);
        command("undo", null, "", "");
        assertThat(status(ana.manualGrant()) + status(bo.manualGrant())).isEqualTo("pendingpending");
    }

    @Test
    void whatSomebodyElseRejectedIsSelectedNoLonger() {
        Actor other = scene.operator(ana.organization(), Role.APPROVER);
        look(0);
        command("select", ana.manualGrant(), "", "");
        command("select", stock, "", "");
        assertThat(row(2)).isEqualTo(stock);
        decide(other, stock, Verb.REVOKE);
        happened(stock);
        assertThat(selected()).isEqualTo("1 selected");

        _click(_get(Button.class, s -> s.withText("Select all 2 that match")));
        assertThat(row(1)).isEqualTo(bo.manualGrant());
        decide(other, bo.manualGrant(), Verb.REVOKE);
        happened(bo.manualGrant());
        assertThat(selected()).isEqualTo("1 selected");

        command("many", null, "approve", "");
        _click(_get(Button.class, s -> s.withText("Approve")));

        assertThat(status(ana.manualGrant())).isEqualTo("approved");
        assertThat(status(bo.manualGrant()) + status(stock)).isEqualTo("revokedrevoked");
    }

    @Test
    void oneOfAllIsLeftOutByItsKey() {
        look(0);
        command("select", ana.manualGrant(), "", "");
        _click(_get(Button.class, s -> s.withText("Select all 3 that match")));
        command("select", stock, "", "");
        assertThat(selected()).isEqualTo("2 selected");
        command("select", stock, "", "");
        assertThat(selected()).isEqualTo("3 selected");
        command("select", stock, "", "");

        command("many", null, "revoke", "");
        _click(_get(Button.class, s -> s.withText("Reject")));
        assertThat(status(ana.manualGrant()) + status(bo.manualGrant())).isEqualTo("revokedrevoked");
        assertThat(status(stock)).isEqualTo("pending");
    }

    private static String selected() {
        return _find(_get(SelectionBar.class), Span.class).getFirst().getText();
    }
}

package dev.kunci.portal.bulk;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import dev.kunci.approval.Decision;
import dev.kunci.approval.Result;
import dev.kunci.approval.Verb;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.status.DecidableStatus;
import dev.kunci.portal.status.DecisionHost;
import dev.kunci.portal.status.DecisionRunner;
import dev.kunci.portal.status.ReasonField;
import dev.kunci.portal.status.StatusLabels;
import dev.kunci.portal.status.UndoNotice;
import dev.kunci.portal.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks once, with one reason, before many statuses of one level are decided together: shows what would change and what
 * would stop, then the progress, then the result of each.
 */
public class BulkDialog extends Dialog {

    private final transient DecisionRunner runner;
    private final transient DecisionHost host;
    private final transient List<DecidableStatus> cases;
    private final Verb verb;
    private final BulkPreview preview = new BulkPreview();
    private final TextArea reason = ReasonField.create();
    private transient Consumer<List<Result>> settled = _ -> {};
    private transient Consumer<List<Result>> changed = _ -> {};

    /** @param cases at least one, all of one level, as the person sees them */
    public BulkDialog(DecisionRunner runner, DecisionHost host, Verb verb, List<DecidableStatus> cases) {
        this.runner = runner;
        this.host = host;
        this.verb = verb;
        this.cases = List.copyOf(cases);
        String level = cases.getFirst().target().level().code();
        addClassName("bulk-dialog");
        setHeaderTitle(Texts.of("status.bulk." + level + "." + StatusLabels.code(verb, cases), cases.size()));
        ReasonField.require(reason, host.reasonsRequired());
        reason.setAutofocus(true);
        add(new Paragraph(effect()), preview, reason);
        Button confirm = new Button(StatusLabels.of(verb, cases), _ -> confirm());
        confirm.addThemeVariants(
                ButtonVariant.LUMO_PRIMARY, verb.shuts() ? ButtonVariant.LUMO_ERROR : ButtonVariant.LUMO_SUCCESS);
        ReasonField.confirms(this, reason, confirm);
        getFooter().add(new Button(Texts.of("status.cancel"), _ -> close()), confirm);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        runner.foresee(host, verb, cases, impact -> preview.show(verb, impact));
    }

    /**
     * @param settled is called with the results; those that do not have the wanted status are still to be dealt with
     */
    public BulkDialog andThen(Consumer<List<Result>> settled) {
        this.settled = settled;
        return this;
    }

    /** @param changed is called with what was changed and can be undone for a while */
    public BulkDialog undoable(Consumer<List<Result>> changed) {
        this.changed = changed;
        return this;
    }

    /** @param used reasons to choose from, beside typing one */
    public BulkDialog offering(List<String> used) {
        if (!used.isEmpty()) {
            Div offers = new Div();
            offers.addClassName("reasons-used");
            offers.getElement().setAttribute("role", "group");
            offers.getElement().setAttribute("aria-label", Texts.of("status.reason.used"));
            used.forEach(text -> offers.add(new NativeButton(text, _ -> {
                reason.setValue(text);
                reason.focus();
            })));
            add(offers);
        }
        return this;
    }

    /** What the decision means; rejecting what was never approved takes nothing away. */
    private String effect() {
        return StatusLabels.effect(cases.getFirst().target().level(), StatusLabels.code(verb, cases), cases.size());
    }

    private void confirm() {
        if (ReasonField.wrong(reason)) {
            return;
        }
        decide(ReasonField.text(reason));
    }

    /** Decides without asking, if the reason has been given already. */
    public void decide(@Nullable String why) {
        List<Decision> decisions = cases.stream()
                .map(status -> new Decision(
                        status.target(), verb, why, status.standing().revision()))
                .toList();
        BulkRun<Decision, Result> run = new BulkRun<>(decisions);
        BulkProgress progress = new BulkProgress(decisions.size(), this::close);
        if (run.parted()) {
            follow(run, progress);
        } else {
            close();
        }
        runner.decide(host, decisions, run, progress, results -> report(run, results));
    }

    /** A longer run stays on screen and can be stopped. */
    private void follow(BulkRun<Decision, Result> run, BulkProgress progress) {
        setCloseOnEsc(false);
        setCloseOnOutsideClick(false);
        removeAll();
        getFooter().removeAll();
        add(progress);
        Button stop = new Button(Texts.of("status.bulk.stop"));
        stop.addClickListener(_ -> {
            run.stop();
            stop.setEnabled(false);
            progress.stopping();
        });
        getFooter().add(stop);
        open();
        stop.focus();
    }

    private void report(BulkRun<Decision, Result> run, List<Result> results) {
        settled.accept(results);
        List<Result> applied =
                results.stream().filter(r -> r.kind() == Result.Kind.APPLIED).toList();
        changed.accept(applied);
        if (run.parted() || applied.size() < cases.size()) {
            account(run, results);
            return;
        }
        String level = cases.getFirst().target().level().code();
        Notification notice = UndoNotice.show(
                Texts.of("status.bulk.done." + level, applied.size(), StatusLabels.inSentence(verb.result())),
                applied,
                () -> runner.undo(host, applied));
        Notices.offer(notice, Texts.of("status.bulk.details"), () -> account(run, results));
    }

    private void account(BulkRun<Decision, Result> run, List<Result> results) {
        new BulkReport(runner, host, verb, cases, results, run.unsure()).open();
    }
}

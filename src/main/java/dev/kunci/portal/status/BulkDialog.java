package dev.kunci.portal.status;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import dev.kunci.approval.Decision;
import dev.kunci.approval.Result;
import dev.kunci.approval.Verb;
import dev.kunci.portal.layout.Notices;
import dev.kunci.portal.layout.Texts;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Asks once, with one reason, before many statuses of one level are decided together; then says what became of each. */
public class BulkDialog extends Dialog {

    private final transient Deciding deciding;
    private final transient StatusScreen screen;
    private final transient List<StatusCase> cases;
    private final Verb verb;
    private final TextArea reason = ReasonField.create();
    private transient Consumer<Set<UUID>> settled = _ -> {};

    /** @param cases at least one, all of one level, as the person sees them */
    public BulkDialog(Deciding deciding, StatusScreen screen, Verb verb, List<StatusCase> cases) {
        this.deciding = deciding;
        this.screen = screen;
        this.verb = verb;
        this.cases = List.copyOf(cases);
        String level = cases.getFirst().target().level().code();
        addClassName("bulk-dialog");
        setHeaderTitle(Texts.of("status.bulk." + level + "." + verb.code(), cases.size()));
        ReasonField.require(reason, screen.reasonsRequired());
        add(new Paragraph(StatusWords.effect(cases.getFirst().target().level(), verb)), reason);
        Button confirm = new Button(StatusWords.of(verb), _ -> confirm());
        confirm.addThemeVariants(
                ButtonVariant.LUMO_PRIMARY, verb.shuts() ? ButtonVariant.LUMO_ERROR : ButtonVariant.LUMO_SUCCESS);
        getFooter().add(new Button(Texts.of("status.cancel"), _ -> close()), confirm);
    }

    /** @param settled hears which of them stand as wanted now; the others are still to be dealt with */
    public BulkDialog andThen(Consumer<Set<UUID>> settled) {
        this.settled = settled;
        return this;
    }

    private void confirm() {
        if (ReasonField.missing(reason)) {
            return;
        }
        close();
        String why = ReasonField.text(reason);
        List<Decision> decisions = cases.stream()
                .map(status -> new Decision(
                        status.target(), verb, why, status.standing().revision()))
                .toList();
        deciding.decide(screen, decisions, this::report);
    }

    private void report(List<Result> results) {
        settled.accept(results.stream()
                .filter(result -> result.kind() == Result.Kind.APPLIED || result.kind() == Result.Kind.ALREADY)
                .map(result -> result.target().id())
                .collect(Collectors.toSet()));
        List<Result> applied =
                results.stream().filter(r -> r.kind() == Result.Kind.APPLIED).toList();
        if (applied.size() == results.size()) {
            Notices.done(
                    Texts.of(
                            "status.bulk.done."
                                    + cases.getFirst().target().level().code(),
                            applied.size(),
                            StatusWords.of(verb.result())),
                    Texts.of("status.undo"),
                    () -> deciding.undo(screen, applied));
        } else {
            new BulkReport(deciding, screen, verb, cases, results).open();
        }
    }
}

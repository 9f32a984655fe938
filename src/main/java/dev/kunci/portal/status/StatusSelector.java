package dev.kunci.portal.status;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import dev.kunci.approval.Decision;
import dev.kunci.approval.Result;
import dev.kunci.approval.Verb;
import dev.kunci.portal.layout.Moments;
import dev.kunci.portal.layout.Notices;
import dev.kunci.portal.layout.Texts;
import dev.kunci.registry.Standing;
import dev.kunci.shared.Refusal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The one drop-down of a view in which a status is decided: the choices, a reason, Apply. Nothing happens before Apply. */
public class StatusSelector extends Popover {

    private final transient Deciding deciding;
    private final transient StatusScreen screen;
    private final H2 name = new H2();
    private final Paragraph standing = new Paragraph();
    private final Paragraph message = new Paragraph();
    private final RadioButtonGroup<Verb> choice = new RadioButtonGroup<>();
    private final TextArea reason;
    private final Button apply = new Button(Texts.of("status.apply"), _ -> apply());
    private transient @Nullable StatusCase open;

    public StatusSelector(Deciding deciding, StatusScreen screen) {
        this.deciding = deciding;
        this.screen = screen;
        this.reason = ReasonField.create();
        addClassName("status-selector");
        setOpenOnClick(false);
        setModal(true);
        setAutofocus(true);
        setRole("dialog");
        name.setId("status-selector-name");
        getElement().setAttribute("aria-labelledby", "status-selector-name");
        message.addClassName("status-message");
        message.getElement().setAttribute("role", "alert");
        choice.setLabel(Texts.of("status.choice"));
        choice.setItemLabelGenerator(StatusWords::of);
        choice.addValueChangeListener(_ -> explain());
        add(name, standing, message, choice, reason, buttons());
        addOpenedChangeListener(change -> {
            if (!change.isOpened() && open != null) {
                getElement().executeJs("document.getElementById($0)?.focus()", open.anchor());
                setFor(null);
            }
        });
    }

    private Div buttons() {
        apply.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Button cancel = new Button(Texts.of("status.cancel"), _ -> close());
        Div buttons = new Div(apply, cancel);
        buttons.addClassName("status-buttons");
        return buttons;
    }

    /** Shows the drop-down at the button of this status; a reason that was typed for it before is still there. */
    public void open(StatusCase status) {
        if (open == null || !open.id().equals(status.id())) {
            reason.clear();
        }
        show(status, null);
    }

    private void show(StatusCase status, @Nullable String saying) {
        open = status;
        name.setText(status.name());
        standing.setText(StatusWords.standing(status.standing()));
        message.setText(Objects.requireNonNullElse(saying, ""));
        message.setVisible(saying != null);
        List<Verb> verbs = status.verbs();
        choice.setItems(verbs);
        choice.setInvalid(false);
        choice.setValue(verbs.size() == 1 ? verbs.getFirst() : null);
        explain();
        ReasonField.require(reason, screen.reasonsRequired());
        setFor(status.anchor());
        // The button may have been drawn anew while the drop-down stayed open.
        getElement()
                .executeJs(
                        "const button = document.getElementById($0); if (button) this.target = button",
                        status.anchor());
        open();
    }

    private void explain() {
        StatusCase status = open;
        Verb verb = choice.getValue();
        choice.setHelperText(
                status == null || verb == null
                        ? ""
                        : StatusWords.effect(status.target().level(), verb));
    }

    private void apply() {
        StatusCase status = Objects.requireNonNull(open);
        Verb verb = choice.getValue();
        if (verb == null) {
            choice.setErrorMessage(Texts.of("status.choice.missing"));
            choice.setInvalid(true);
            return;
        }
        if (ReasonField.missing(reason)) {
            return;
        }
        apply.setEnabled(false);
        Decision decision = new Decision(
                status.target(),
                verb,
                ReasonField.text(reason),
                status.standing().revision());
        deciding.decide(
                screen, List.of(decision), results -> report(status, results.getFirst()), () -> apply.setEnabled(true));
    }

    /** Closes where the matter is settled; stays open, with what was typed, where the person has to look again. */
    private void report(StatusCase before, Result result) {
        Standing now = result.now();
        Refusal refusal = result.refusal();
        switch (result.kind()) {
            case APPLIED -> {
                close();
                reason.clear();
                Notices.done(
                        Texts.of(
                                "status.changed",
                                before.name(),
                                StatusWords.of(before.standing().status()),
                                StatusWords.of(Objects.requireNonNull(now).status())),
                        Texts.of("status.undo"),
                        () -> deciding.undo(screen, List.of(result)));
            }
            case ALREADY -> {
                close();
                reason.clear();
                Notices.done(Texts.of(
                        "status.already",
                        before.name(),
                        StatusWords.of(Objects.requireNonNull(now).status()),
                        now.by()));
            }
            case STALE -> show(before.now(Objects.requireNonNull(now)), stale(now));
            case REFUSED, UNKNOWN -> {
                if (refusal instanceof Refusal.Invalid) {
                    show(before, Texts.refusal(refusal));
                } else {
                    close();
                    Notices.refused(Objects.requireNonNull(refusal));
                }
            }
        }
    }

    private static String stale(Standing now) {
        return Texts.of("status.stale", now.by(), StatusWords.of(now.status()), Moments.minute(now.since()));
    }
}

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
import dev.kunci.approval.Verb;
import dev.kunci.portal.layout.Texts;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One status on the table: how it stands, the choices, a reason, Apply. Nothing happens before Apply. */
class StatusDropDown extends Popover {

    private static final String TITLE = "status-selector-title";

    /** Later, as a drop-down that is about to open takes the focus first. */
    private static final String FOCUS = "requestAnimationFrame(() => requestAnimationFrame(() => this.focus()))";

    private transient StatusCase status;
    private final transient BiConsumer<StatusDropDown, Decision> apply;
    private final RadioButtonGroup<Verb> choice = new RadioButtonGroup<>();
    private final TextArea reason = ReasonField.create();
    private final Paragraph message = new Paragraph();
    private final Paragraph standing = new Paragraph();

    /**
     * @param draft the reason as typed so far
     * @param apply takes the decision when the person has made it
     */
    StatusDropDown(
            StatusCase status, boolean reasonRequired, String draft, BiConsumer<StatusDropDown, Decision> apply) {
        this.status = status;
        this.apply = apply;
        addClassName("status-selector");
        setOpenOnClick(false);
        setModal(true);
        setRole("dialog");
        setFor(status.anchor());
        H2 name = new H2(status.name());
        name.setId(TITLE);
        getElement().setAttribute("aria-labelledby", TITLE);
        choice.setLabel(Texts.of("status.choice"));
        choice.setItemLabelGenerator(StatusWords::of);
        choice.addValueChangeListener(_ -> explain());
        offer(status.verbs());
        ReasonField.require(reason, reasonRequired);
        reason.setValue(draft);
        message.addClassName("status-message");
        message.getElement().setAttribute("role", "alert");
        message.setVisible(false);
        add(message, name, standing, choice, reason, buttons());
        addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                getElement().executeJs("document.getElementById($0)?.focus()", status.anchor());
            } else if (choice.isEmpty()) {
                choice.getElement().executeJs(FOCUS);
            } else {
                reason.getElement().executeJs(FOCUS);
            }
        });
    }

    /** What is left to choose from; where it is one thing, that is chosen. */
    private void offer(List<Verb> verbs) {
        standing.setText(StatusWords.standing(status.standing()));
        choice.setItems(verbs);
        if (verbs.size() == 1) {
            choice.setValue(verbs.getFirst());
        }
    }

    /**
     * Somebody else has decided in between: says so, and what can be decided now. A choice that is no longer there is
     * made anew by the person; the reason stays.
     *
     * @param chosen before, null for nothing
     */
    void renew(StatusCase now, @Nullable Verb chosen, String sentence) {
        status = now;
        offer(now.verbs());
        choice.setValue(now.verbs().contains(chosen) ? chosen : null);
        message(sentence);
    }

    private Div buttons() {
        Button confirm = new Button(Texts.of("status.apply"), _ -> apply());
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        ReasonField.confirms(reason, confirm);
        Button cancel = new Button(Texts.of("status.cancel"), _ -> close());
        Div buttons = new Div(confirm, cancel);
        buttons.addClassName("status-buttons");
        return buttons;
    }

    /** What has come in between since the person looked, above everything else. */
    void message(String sentence) {
        message.setText(sentence);
        message.setVisible(true);
    }

    StatusCase status() {
        return status;
    }

    /** What is chosen so far. */
    @Nullable
    Verb chosen() {
        return choice.getValue();
    }

    /** What has been typed so far. */
    String draft() {
        return reason.getValue();
    }

    private void explain() {
        Verb verb = choice.getValue();
        choice.setInvalid(false);
        choice.setHelperText(
                verb == null ? "" : StatusWords.effect(status.target().level(), verb));
    }

    private void apply() {
        Verb verb = choice.getValue();
        if (verb == null) {
            choice.setErrorMessage(Texts.of("status.choice.missing"));
            choice.setInvalid(true);
        } else if (!ReasonField.wrong(reason)) {
            close();
            apply.accept(
                    this,
                    new Decision(
                            status.target(),
                            verb,
                            ReasonField.text(reason),
                            status.standing().revision()));
        }
    }
}

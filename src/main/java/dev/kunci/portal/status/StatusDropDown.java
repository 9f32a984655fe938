package dev.kunci.portal.status;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.textfield.TextArea;
import dev.kunci.approval.Decision;
import dev.kunci.approval.Verb;
import dev.kunci.portal.text.Texts;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The drop-down of one status: asks whether to change it, with a reason. A pending request can be rejected as well.
 * Nothing happens before a button is pressed.
 */
class StatusDropDown extends Popover {

    private static final String TITLE = "status-selector-title";

    private transient DecidableStatus status;
    private final transient BiConsumer<StatusDropDown, Decision> apply;
    private final H2 title = new H2();
    private final TextArea reason = ReasonField.create();
    private final Paragraph message = new Paragraph();
    private final Paragraph standing = new Paragraph();
    private final Paragraph effect = new Paragraph();
    private final Div answers = new Div();
    private Button yes = new Button();

    /**
     * @param draft the reason as typed so far
     * @param apply is called with the person's decision
     */
    StatusDropDown(
            DecidableStatus status, boolean reasonRequired, String draft, BiConsumer<StatusDropDown, Decision> apply) {
        this.status = status;
        this.apply = apply;
        addClassName("status-selector");
        setOpenOnClick(false);
        setModal(true);
        setRole("dialog");
        setFor(status.anchor());
        title.setId(TITLE);
        title.setTitle(status.name());
        getElement().setAttribute("aria-labelledby", TITLE);
        ReasonField.require(reason, reasonRequired);
        reason.setValue(draft);
        ReasonField.keys(this, reason, () -> yes.click());
        message.addClassName("status-message");
        message.getElement().setAttribute("role", "alert");
        message.setVisible(false);
        answers.addClassName("status-buttons");
        ask();
        add(message, title, standing, effect, reason, answers);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                reason.getElement().executeJs("window.kunci.focusKept(this)");
            } else {
                UI.getCurrentOrThrow().getPage().executeJs("document.getElementById($0)?.focus()", status.anchor());
            }
        });
    }

    /** One question; its answer is the first button. */
    private void ask() {
        List<Verb> verbs = status.verbs();
        Verb first = verbs.getFirst();
        title.setText(StatusLabels.question(first, status.name()));
        standing.setText(StatusLabels.standing(status.standing()));
        effect.setText(StatusLabels.effect(status.target().level(), first));
        answers.removeAll();
        verbs.forEach(verb -> answers.add(answer(verb)));
        yes = (Button) answers.getComponentAt(0);
        yes.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        ReasonField.hint(yes);
        addCancel();
    }

    private Button answer(Verb verb) {
        Button answer = new Button(StatusLabels.of(verb, List.of(status)), _ -> apply(verb));
        answer.addThemeVariants(verb.shuts() ? ButtonVariant.LUMO_ERROR : ButtonVariant.LUMO_SUCCESS);
        return answer;
    }

    private void addCancel() {
        Button cancel = new Button(Texts.of("status.cancel"), _ -> close());
        cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        answers.add(cancel);
    }

    /**
     * Someone else has decided meanwhile: says so. The question is asked again only on demand, so that nobody confirms
     * an action whose meaning has just changed; the reason stays.
     */
    void renew(DecidableStatus now, String sentence) {
        status = now;
        message(sentence);
        standing.setText(StatusLabels.standing(now.standing()));
        effect.setText("");
        answers.removeAll();
        yes = new Button(Texts.of("status.again"), _ -> ask());
        ReasonField.hint(yes);
        answers.add(yes);
        addCancel();
    }

    /** What has changed since the person looked, above everything else. */
    void message(String sentence) {
        message.setText(sentence);
        message.setVisible(true);
    }

    DecidableStatus status() {
        return status;
    }

    /** What has been typed so far. */
    String draft() {
        return reason.getValue();
    }

    private void apply(Verb verb) {
        if (!ReasonField.wrong(reason)) {
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

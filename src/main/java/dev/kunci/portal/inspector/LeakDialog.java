package dev.kunci.portal.inspector;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import dev.kunci.approval.GracePeriod;
import dev.kunci.approval.Leak;
import dev.kunci.approval.LeakResult;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.status.ReasonField;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.Times;
import dev.kunci.portal.widget.SecretDialog;
import dev.kunci.registry.key.Credentials.Issued;
import dev.kunci.registry.value.Status;
import dev.kunci.review.inspection.Inspection;
import dev.kunci.shared.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports a leaked key: sensible choices are preset, so that only confirming is left. */
class LeakDialog extends Dialog {

    private static final Logger LOG = LoggerFactory.getLogger(LeakDialog.class);

    private final transient InspectorPage page;
    private final boolean replaces;
    private final Checkbox replacement = new Checkbox(Texts.of("inspector.leak.replace"));
    private final RadioButtonGroup<GracePeriod> overlap = new RadioButtonGroup<>();
    private final TextArea reason = ReasonField.create();
    private final Paragraph effect = new Paragraph();
    private final Button confirm = new Button();

    /** The result, with the API products of the new key that wait for an approver. */
    private record Ended(LeakResult end, List<String> waiting) {}

    LeakDialog(InspectorPage page) {
        this.page = page;
        Inspection now = page.inspection();
        replaces = now.permission().may(Role.EDITOR);
        addClassNames("key-dialog", "leak-dialog");
        setHeaderTitle(Texts.of("inspector.leak.title", now.key().hint()));
        setCloseOnOutsideClick(false);
        add(effect);
        overlap.setLabel(Texts.of("inspector.leak.overlap"));
        overlap.setItems(GracePeriod.values());
        overlap.setValue(GracePeriod.NONE);
        overlap.setItemLabelGenerator(
                time -> Texts.of("inspector.leak.overlap." + time.name().toLowerCase(Locale.ROOT)));
        replacement.setValue(replaces);
        replacement.addValueChangeListener(_ -> explain());
        overlap.addValueChangeListener(_ -> explain());
        if (replaces) {
            add(replacement, overlap);
        } else {
            add(note("inspector.leak.no-editor"));
        }
        if (replaces && page.context().organization().fourEyes()) {
            add(note("inspector.leak.four-eyes"));
        }
        ReasonField.require(reason, now.app().reasonsRequired());
        reason.setValue(Texts.of("inspector.leak.reason"));
        add(reason);
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        confirm.addClickListener(_ -> confirm());
        ReasonField.confirms(this, reason, confirm);
        getFooter().add(new Button(Texts.of("form.cancel"), _ -> close()), confirm);
        explain();
    }

    private static Paragraph note(String key) {
        Paragraph note = new Paragraph(Texts.of(key));
        note.addClassName("waiting");
        return note;
    }

    /** Null for no replacement. */
    private @Nullable GracePeriod chosen() {
        return replacement.getValue() ? overlap.getValue() : null;
    }

    private void explain() {
        GracePeriod chosen = chosen();
        boolean atOnce = chosen == null || chosen == GracePeriod.NONE;
        overlap.setVisible(chosen != null);
        effect.setText(Texts.of(
                atOnce ? "inspector.leak.effect" : "inspector.leak.effect.later",
                page.inspection().key().hint()));
        confirm.setText(Texts.of(
                chosen == null
                        ? "inspector.leak.confirm"
                        : atOnce ? "inspector.leak.confirm.replace" : "inspector.leak.confirm.later"));
    }

    private void confirm() {
        if (ReasonField.wrong(reason)) {
            return;
        }
        Actor actor = page.actor();
        UUID organization = page.context().organization().id();
        Leak leak = new Leak(organization, page.inspection().key().target().id(), chosen(), ReasonField.text(reason));
        confirm.setEnabled(false);
        page.desk()
                .background()
                .run(() -> end(actor, leak), this::ended, this::refused, () -> confirm.setEnabled(true));
    }

    private Ended end(Actor actor, Leak leak) {
        LeakResult end = page.desk().leaks().revoke(actor, leak);
        Issued next = end.replacement();
        return new Ended(end, next == null ? List.of() : waiting(actor, leak.organization(), next.credential()));
    }

    /** The decision is done, and the new pair is shown only once: a failure to read more must not prevent that. */
    private List<String> waiting(Actor actor, UUID organization, UUID credential) {
        try {
            return page.desk().inspections().of(actor, organization, credential).products(Status.PENDING);
        } catch (RuntimeException unread) {
            LOG.warn("What a new key waits for could not be read", unread);
            return List.of();
        }
    }

    private void ended(Ended ended) {
        Instant ends = ended.end().ends();
        String hint = page.inspection().key().hint();
        Issued next = ended.end().replacement();
        close();
        if (next != null) {
            SecretDialog.keyPair(next.pair(), page.inspection().app().revealsOnRequest(), ended.waiting())
                    .open();
        }
        Notices.done(
                ends == null
                        ? Texts.of(next == null ? "inspector.leak.revoked" : "inspector.leak.replaced", hint)
                        : Texts.of("inspector.leak.ending", hint, Times.minute(ends)));
        page.reload();
    }

    private void refused(Refusal refusal) {
        if (refusal instanceof Refusal.Invalid) {
            reason.setErrorMessage(Texts.refusal(refusal));
            reason.setInvalid(true);
            reason.focus();
            return;
        }
        close();
        Notices.refused(refusal);
        page.reload();
    }
}

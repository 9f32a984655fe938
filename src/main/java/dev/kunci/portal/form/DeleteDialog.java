package dev.kunci.portal.form;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.widget.LengthLimit;
import dev.kunci.review.impact.DeletionImpact;
import dev.kunci.shared.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks before something is deleted, and says what stops working. */
public class DeleteDialog extends Dialog {

    private final TextField reason = new TextField();
    private final boolean reasonRequired;
    private final Consumer<@Nullable String> delete;

    /**
     * @param name the display name of what is deleted
     * @param lines what ends with it; see {@link #lines}
     * @param delete takes the reason, null if none was given
     */
    public DeleteDialog(String name, List<String> lines, boolean reasonRequired, Consumer<@Nullable String> delete) {
        this.reasonRequired = reasonRequired;
        this.delete = delete;
        addClassName("delete-dialog");
        setHeaderTitle(Texts.of("form.delete.title", name));
        UnorderedList consequences = new UnorderedList();
        lines.forEach(line -> consequences.add(new ListItem(line)));
        reason.setLabel(Texts.of(reasonRequired ? "form.delete.reason" : "form.delete.reason.optional"));
        reason.setRequiredIndicatorVisible(reasonRequired);
        reason.addValueChangeListener(_ -> reason.setInvalid(false));
        LengthLimit.counted(reason, PlainText.LONGEST_REASON);
        add(new Paragraph(Texts.of("form.delete.text")), consequences, reason);
        Button confirm = new Button(Texts.of("form.delete.confirm"), _ -> confirm());
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        getFooter().add(new Button(Texts.of("form.cancel"), _ -> close()), confirm);
    }

    private void confirm() {
        String typed = reason.getValue().strip();
        if (reasonRequired && typed.isEmpty()) {
            reason.setErrorMessage(Texts.of("refusal.reason.required"));
            reason.setInvalid(true);
            reason.focus();
            return;
        }
        if (LengthLimit.exceeded(reason, PlainText.LONGEST_REASON)) {
            return;
        }
        close();
        delete.accept(typed.isEmpty() ? null : typed);
    }

    /** What ends, in sentences; only what exists. */
    public static List<String> lines(DeletionImpact end) {
        List<String> lines = new ArrayList<>();
        line(lines, "form.delete.apps", end.apps());
        line(lines, "form.delete.keys", end.keys());
        line(lines, "form.delete.pending", end.pending());
        line(lines, "form.delete.approvers", end.approvers());
        lines.add(Texts.of("form.delete.passing", end.passing()));
        return lines;
    }

    private static void line(List<String> lines, String key, long number) {
        if (number > 0) {
            lines.add(Texts.of(key, number));
        }
    }
}

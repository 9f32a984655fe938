package dev.kunci.portal.form;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.text.Texts;
import dev.kunci.shared.Refusal;

/** Asks before something harmful, and says what stops working. */
public class ConfirmationDialog extends ConfirmDialog {

    /**
     * @param key of the texts {@code KEY.title}, {@code KEY.confirm} and one sentence for each line, {@code KEY.1} and
     *     on
     * @param name the person or object concerned
     */
    public ConfirmationDialog(String key, int lines, String name, Runnable confirmed) {
        addClassName("question");
        setHeader(Texts.of(key + ".title", name));
        UnorderedList consequences = new UnorderedList();
        for (int line = 1; line <= lines; line++) {
            consequences.add(new ListItem(Texts.of(key + "." + line, name)));
        }
        setText(new Div(consequences));
        setConfirmText(Texts.of(key + ".confirm"));
        setConfirmButtonTheme("error primary");
        setCancelable(true);
        setCancelText(Texts.of("form.cancel"));
        addConfirmListener(_ -> {
            try {
                confirmed.run();
            } catch (Refusal refusal) {
                Notices.refused(refusal);
            }
        });
    }
}

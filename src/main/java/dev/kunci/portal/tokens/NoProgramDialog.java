package dev.kunci.portal.tokens;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import dev.kunci.portal.text.Texts;

/** Leads from a token that nobody could hold yet to the program that will. */
public class NoProgramDialog extends ConfirmDialog {

    NoProgramDialog(Runnable confirmed) {
        addClassName("question");
        setHeader(Texts.of("tokens.program.none.title"));
        setText(Texts.of("tokens.program.none.text"));
        setConfirmText(Texts.of("tokens.program.add"));
        setCancelable(true);
        setCancelText(Texts.of("form.cancel"));
        addConfirmListener(_ -> confirmed.run());
    }
}

package dev.kunci.portal.operators;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import dev.kunci.portal.layout.Texts;

/** Leads from a token that nobody could hold yet to the program that will. */
class NoProgramDialog extends ConfirmDialog {

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

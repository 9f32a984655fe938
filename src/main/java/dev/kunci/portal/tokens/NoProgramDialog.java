package dev.kunci.portal.tokens;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import dev.kunci.portal.text.Texts;

/** Offers to add a program first if there is none that could hold a token. */
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

package dev.kunci.portal.form;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.router.BeforeLeaveEvent.ContinueNavigationAction;
import dev.kunci.portal.text.Texts;

/** Asks what to do with unsaved changes before a page is left. */
public class LeaveDialog extends ConfirmDialog {

    /** @param leaving a postponed navigation: {@code event.postpone()} */
    public LeaveDialog(UnsavedChanges unsaved, ContinueNavigationAction leaving) {
        setHeader(Texts.of("form.leave.title"));
        setText(Texts.of("form.leave.text"));
        setConfirmText(Texts.of("form.save"));
        setRejectable(true);
        setRejectText(Texts.of("form.leave.discard"));
        setRejectButtonTheme("tertiary");
        setCancelable(true);
        setCancelText(Texts.of("form.leave.stay"));
        addConfirmListener(_ -> unsaved.save(leaving::proceed, leaving::cancel));
        addRejectListener(_ -> {
            unsaved.discard();
            leaving.proceed();
        });
        addCancelListener(_ -> leaving.cancel());
    }
}

package dev.kunci.portal.app;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.router.BeforeLeaveEvent.ContinueNavigationAction;
import dev.kunci.portal.layout.Texts;

/** Asks what shall become of an edit before its page is left. */
class LeaveDialog extends ConfirmDialog {

    LeaveDialog(AppForm form, ContinueNavigationAction leaving) {
        setHeader(Texts.of("app.leave.title"));
        setText(Texts.of("app.leave.text"));
        setConfirmText(Texts.of("app.form.save"));
        setRejectable(true);
        setRejectText(Texts.of("app.leave.discard"));
        setCancelable(true);
        setCancelText(Texts.of("app.leave.stay"));
        addConfirmListener(_ -> form.save(leaving::proceed, leaving::cancel));
        addRejectListener(_ -> {
            form.discard();
            leaving.proceed();
        });
        addCancelListener(_ -> leaving.cancel());
    }
}

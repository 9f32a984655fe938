package dev.kunci.portal.audit;

import dev.kunci.audit.Action;
import dev.kunci.audit.Outcome;
import dev.kunci.portal.list.QuickViews.View;
import dev.kunci.portal.text.Texts;
import java.util.List;

/** The most frequent searches of auditors. */
final class AuditQuickViews {

    private AuditQuickViews() {}

    /** @param me the name of the person at the screen in the audit log */
    static List<View> of(String me) {
        return List.of(
                view("all", AuditUrl.START),
                view("today", AuditUrl.of(Period.TODAY)),
                view("week", AuditUrl.of(Period.WEEK)),
                view(
                        "decisions",
                        AuditUrl.of(Action.APPROVE, Action.REVOKE, Action.ACTIVATE, Action.DEACTIVATE, Action.RESTORE)),
                view("revocations", AuditUrl.of(Action.REVOKE, Action.DEACTIVATE)),
                view("refused", AuditUrl.of(Outcome.REFUSED)),
                view("reveals", AuditUrl.of(Action.REVEAL)),
                view("sign-ins", AuditUrl.of(Action.SIGN_IN, Action.SIGN_OUT)),
                view("mine", AuditUrl.by(me)));
    }

    private static View view(String name, AuditUrl url) {
        return new View(Texts.of("audit.quick." + name), url.parameters());
    }
}

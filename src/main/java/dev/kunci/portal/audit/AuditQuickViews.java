package dev.kunci.portal.audit;

import dev.kunci.audit.Action;
import dev.kunci.audit.Outcome;
import dev.kunci.portal.layout.Texts;
import dev.kunci.portal.ledger.QuickViews.View;
import java.util.List;

/** What auditors look for most. */
final class AuditQuickViews {

    private AuditQuickViews() {}

    /** @param me what the record calls the person at this screen */
    static List<View> of(String me) {
        return List.of(
                view("all", AuditQuery.START),
                view("today", AuditQuery.of(Period.TODAY)),
                view("week", AuditQuery.of(Period.WEEK)),
                view(
                        "decisions",
                        AuditQuery.of(
                                Action.APPROVE, Action.REVOKE, Action.ACTIVATE, Action.DEACTIVATE, Action.RESTORE)),
                view("revocations", AuditQuery.of(Action.REVOKE, Action.DEACTIVATE)),
                view("refused", AuditQuery.of(Outcome.REFUSED)),
                view("reveals", AuditQuery.of(Action.REVEAL)),
                view("sign-ins", AuditQuery.of(Action.SIGN_IN, Action.SIGN_OUT)),
                view("mine", AuditQuery.by(me)));
    }

    private static View view(String name, AuditQuery query) {
        return new View(Texts.of("audit.quick." + name), query.parameters());
    }
}

package dev.kunci.portal.feedback;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import dev.kunci.shared.Refusal;

/**
 * Leads a window whose session has been ended elsewhere to sign-in at its next click, and from there back to its page.
 */
public final class EndedSession {

    /** The message key of the refusal that tells a window. */
    private static final String ENDED = "refusal.session.ended";

    private EndedSession() {}

    /** @return whether the session has ended; the window is being redirected then */
    public static boolean leave(Refusal refusal) {
        UI ui = UI.getCurrent();
        if (ui == null || !refusal.key().equals(ENDED)) {
            return false;
        }
        ui.getPage().reload();
        VaadinSession session = ui.getSession();
        WrappedSession http = session == null ? null : session.getSession();
        if (http != null) {
            http.invalidate();
        }
        return true;
    }
}

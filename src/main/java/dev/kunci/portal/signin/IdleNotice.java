package dev.kunci.portal.signin;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.kunci.operators.signin.Sessions;
import dev.kunci.portal.feedback.EndedSession;
import dev.kunci.portal.text.Texts;
import dev.kunci.shared.Refusal;
import java.time.Duration;

/**
 * Warns before a session ends, and leads to sign-in when it has. The browser reports activity (keys, pointer) at most
 * once a minute; what the page does by itself, such as showing changes of others, does not count. Windows of one
 * browser tell each other, and the server decides.
 */
public class IdleNotice extends Div {

    private static final int BEFORE_MS = 120_000;
    private static final int SEEN_EVERY_MS = 60_000;

    private final transient CurrentOperator current;

    public IdleNotice(CurrentOperator current) {
        this.current = current;
        addClassNames("notice", "idle-notice");
        getElement().setAttribute("role", "alert");
        getElement().setAttribute("hidden", true);
        Span idle = new Span(Texts.of("idle.text"));
        idle.addClassName("idle-text");
        Span longest = new Span(Texts.of("idle.longest"));
        longest.addClassName("idle-longest");
        add(idle, longest, new Button(Texts.of("idle.stay"), _ -> {}));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        Sessions.Left left = current.left();
        getElement()
                .executeJs(
                        "window.kunci.idle(this, $0, $1, $2, $3)",
                        (double) left.idle().toMillis(),
                        (double) left.longest().toMillis(),
                        (double) Math.min(BEFORE_MS, left.idle().toMillis() / 2),
                        SEEN_EVERY_MS);
    }

    /** The person is active in this window. */
    @ClientCallable
    void seen() {
        current.seen();
        left();
    }

    /** @return how many milliseconds the session has left; if it has ended, the window is on its way to sign-in */
    @ClientCallable
    double left() {
        Sessions.Left left = current.left();
        Duration ends = left.idle().compareTo(left.longest()) < 0 ? left.idle() : left.longest();
        if (!ends.isPositive()) {
            EndedSession.leave(new Refusal.Forbidden("refusal.session.ended"));
        }
        return ends.toMillis();
    }
}

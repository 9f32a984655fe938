package dev.kunci.portal.layout;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import dev.kunci.shared.Refusal;
import java.time.Duration;

/** Says on screen, and to screen readers, what became of something. */
public final class Notices {

    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofSeconds(15);

    private Notices() {}

    /** Something was done. */
    public static Notification done(String sentence) {
        return show(sentence, SHORT, NotificationVariant.LUMO_SUCCESS);
    }

    /** Something was done and can be taken back as long as the notice stands: fifteen seconds. */
    public static Notification done(String sentence, String action, Runnable onAction) {
        Notification notice = show(sentence, LONG, NotificationVariant.LUMO_SUCCESS);
        offer(notice, action, onAction);
        return notice;
    }

    /** Offers one thing more, with which the notice goes. */
    public static void offer(Notification notice, String action, Runnable onAction) {
        Button button = new Button(action, _ -> {
            notice.close();
            onAction.run();
        });
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        notice.getChildren().findFirst().ifPresent(line -> line.getElement().appendChild(button.getElement()));
    }

    /** Something was not done; the sentence says why and what helps. */
    public static Notification error(String sentence) {
        Notification notice = show(sentence, LONG, NotificationVariant.LUMO_ERROR);
        notice.setAssertive(true);
        Button close = new Button(Texts.of("notice.close"), _ -> notice.close());
        close.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        notice.getChildren().findFirst().ifPresent(line -> line.getElement().appendChild(close.getElement()));
        return notice;
    }

    /** The same for a refusal; where it says that the session has ended, the window goes to sign-in. */
    public static Notification refused(Refusal refusal) {
        EndedSession.leave(refusal);
        return error(Texts.refusal(refusal));
    }

    private static Notification show(String sentence, Duration duration, NotificationVariant variant) {
        Div line = new Div(new Span(sentence));
        line.addClassName("notice");
        Notification notice = new Notification(line);
        notice.setDuration((int) duration.toMillis());
        notice.setPosition(Notification.Position.BOTTOM_START);
        notice.addThemeVariants(variant);
        notice.open();
        return notice;
    }
}

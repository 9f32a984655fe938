package dev.kunci.portal.feedback;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import dev.kunci.portal.text.Texts;
import dev.kunci.shared.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Shows results on screen and tells them to screen readers. */
public final class Notices {

    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final int MOST = 3;
    private static final Duration LONG = Duration.ofSeconds(15);

    private Notices() {}

    /** Something was done. */
    public static Notification done(String sentence) {
        return show(sentence, SHORT, NotificationVariant.LUMO_SUCCESS);
    }

    /** Something was done and can be undone as long as the notice is visible: fifteen seconds. */
    public static Notification done(String sentence, String action, Runnable onAction) {
        Notification notice = show(sentence, LONG, NotificationVariant.LUMO_SUCCESS);
        offer(notice, action, onAction);
        return notice;
    }

    /** Adds an action, which closes the notice. */
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

    /** The same for a refusal; if the session has ended, the window goes to sign-in. */
    public static Notification refused(Refusal refusal) {
        EndedSession.leave(refusal);
        return error(Texts.refusal(refusal));
    }

    /** Only the newest stay on screen, so that they never cover the work. */
    private static void makeRoom(Notification newest) {
        UI ui = UI.getCurrent();
        Shown shown = ComponentUtil.getData(ui, Shown.class);
        List<Notification> open = new ArrayList<>(shown == null ? List.of() : shown.notices());
        open.removeIf(notice -> !notice.isOpened());
        open.add(newest);
        while (open.size() > MOST) {
            open.removeFirst().close();
        }
        ComponentUtil.setData(ui, Shown.class, new Shown(open));
    }

    /** The visible notices of one window, newest last. */
    private record Shown(List<Notification> notices) {}

    private static Notification show(String sentence, Duration duration, NotificationVariant variant) {
        Span words = new Span(sentence);
        words.setTitle(sentence);
        Div line = new Div(words);
        line.addClassName("notice");
        Notification notice = new Notification(line);
        notice.setDuration((int) duration.toMillis());
        notice.setPosition(Notification.Position.BOTTOM_START);
        notice.addThemeVariants(variant);
        notice.open();
        makeRoom(notice);
        return notice;
    }
}

package dev.kunci.portal.app;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.status.StatusButton;
import dev.kunci.portal.status.StatusSelector;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;

/** A page of one app, opened by somebody in some roles, and what they do with its status selectors. */
abstract class SelectorTest extends UiTest {

    @Autowired
    Decisions decisions;

    Scene.Weather weather = null;
    Actor person = null;

    void open(Role... roles) {
        weather = scene.weather();
        person = scene.operator(weather.organization(), roles);
        show();
    }

    void show() {
        signIn(person);
        navigate("o/" + weather.organizationName() + "/apps/" + weather.app() + "?tab=credentials");
    }

    void decide(UUID id, Verb verb, String why) {
        _click(button(id));
        reason().setValue(why);
        answer(verb);
    }

    /** Presses the button of the drop-down that does this. */
    static void answer(Verb verb) {
        boolean rejects = verb == Verb.REVOKE && question().startsWith("Approve ");
        String word = rejects ? "Reject" : verb == Verb.REVOKE ? "Revoke" : "Approve";
        _click(_get(_get(StatusSelector.class), Button.class, s -> s.withText(word)));
    }

    static String question() {
        return _get(_get(StatusSelector.class), H2.class).getText();
    }

    static StatusButton button(UUID id) {
        return _get(StatusButton.class, s -> s.withId("status-" + id));
    }

    static String label(UUID id) {
        return button(id).getAriaLabel().orElse("");
    }

    static TextArea reason() {
        return _get(_get(StatusSelector.class), TextArea.class);
    }

    String status(String table, UUID id) {
        return database.text("select status from " + table + " where id = ?", id);
    }

    /** The sentence of the newest notice. */
    static String notice() {
        List<Notification> notices = _find(Notification.class);
        Notification newest = notices.getLast();
        return _find(newest, Span.class).getFirst().getText();
    }
}

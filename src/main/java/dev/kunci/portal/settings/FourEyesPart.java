package dev.kunci.portal.settings;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.kunci.operators.Actor;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.Times;
import dev.kunci.registry.organization.FourEyesSwitch;
import dev.kunci.shared.Refusal;
import java.util.UUID;
import java.util.function.Supplier;

/** The request to switch four eyes off, while it waits for another administrator. */
public class FourEyesPart extends Div {

    private final transient FourEyesSwitch fourEyes;
    private final transient Supplier<Actor> actor;
    private final transient Runnable changed;

    FourEyesPart(FourEyesSwitch fourEyes, Supplier<Actor> actor, Runnable changed) {
        this.fourEyes = fourEyes;
        this.actor = actor;
        this.changed = changed;
        addClassName("waiting-setting");
        getElement().setAttribute("role", "status");
    }

    void show(UUID organization) {
        removeAll();
        fourEyes.waiting(actor.get(), organization).ifPresent(waiting -> {
            boolean own = actor.get().name().equals(waiting.askedBy());
            add(new Span(Texts.of(
                    own ? "settings.four-eyes.asked.own" : "settings.four-eyes.asked",
                    waiting.askedBy(),
                    Times.minute(waiting.askedAt()),
                    Times.minute(waiting.until()))));
            Div buttons = new Div();
            buttons.addClassName("form-buttons");
            if (!own) {
                Button confirm = new Button(
                        Texts.of("settings.four-eyes.confirm"),
                        _ -> call(() -> fourEyes.confirm(actor.get(), organization), "settings.four-eyes.off"));
                confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
                buttons.add(confirm);
            }
            buttons.add(new Button(
                    Texts.of("settings.four-eyes.withdraw"),
                    _ -> call(() -> fourEyes.withdraw(actor.get(), organization), "settings.four-eyes.withdrawn")));
            add(buttons);
        });
        setVisible(getElement().getChildCount() > 0);
    }

    private void call(Runnable change, String done) {
        try {
            change.run();
            Notices.done(Texts.of(done));
        } catch (Refusal refusal) {
            Notices.refused(refusal);
        }
        changed.run();
    }
}

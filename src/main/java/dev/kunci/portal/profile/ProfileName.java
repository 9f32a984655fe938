package dev.kunci.portal.profile;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.form.UnloadGuard;
import dev.kunci.portal.form.UnsavedChanges;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.widget.LengthLimit;
import dev.kunci.shared.Refusal;
import java.util.function.Consumer;

/** The name that others see. */
public class ProfileName extends Div implements UnsavedChanges {

    private static final int LONGEST = 200;

    private final TextField name = new TextField(Texts.of("people.field.name"));
    private final Button save = new Button(Texts.of("form.save"), _ -> save(() -> {}, () -> {}));
    private final UnloadGuard guard = new UnloadGuard(this);
    private final transient Consumer<String> store;
    private String stored = "";

    ProfileName(Consumer<String> store) {
        this.store = store;
        addClassName("profile-name");
        name.setManualValidation(true);
        name.setValueChangeMode(ValueChangeMode.EAGER);
        name.addValueChangeListener(_ -> changes());
        LengthLimit.quiet(name, LONGEST);
        name.getElement().setAttribute("autocomplete", "name");
        add(name, save);
    }

    void show(String now) {
        stored = now;
        name.setValue(now);
        changes();
    }

    @Override
    public boolean changed() {
        return !name.getValue().equals(stored);
    }

    @Override
    public void save(Runnable saved, Runnable stays) {
        try {
            store.accept(name.getValue());
        } catch (Refusal refusal) {
            if (refusal.key().equals("refusal.person.name")) {
                name.setErrorMessage(Texts.refusal(refusal));
                name.setInvalid(true);
                name.focus();
            } else {
                Notices.refused(refusal);
            }
            stays.run();
            return;
        }
        show(name.getValue().strip());
        Notices.done(Texts.of("profile.named", stored));
        saved.run();
    }

    @Override
    public void discard() {
        name.setValue(stored);
        changes();
    }

    private void changes() {
        name.setInvalid(false);
        save.setVisible(changed());
        guard.guard(changed());
    }
}

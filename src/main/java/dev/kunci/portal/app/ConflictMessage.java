package dev.kunci.portal.app;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.kunci.portal.layout.Moments;
import dev.kunci.portal.layout.Texts;
import dev.kunci.review.AppDetails;

/** Says that somebody else saved the same meanwhile, and lets the person choose; what was typed stays until they do. */
class ConflictMessage extends Div {

    private final Paragraph sentence = new Paragraph();

    ConflictMessage(Runnable load, Runnable overwrite) {
        addClassName("conflict");
        getElement().setAttribute("role", "alert");
        Button theirs = new Button(Texts.of("app.conflict.load"), _ -> load.run());
        Button mine = new Button(Texts.of("app.conflict.overwrite"), _ -> overwrite.run());
        mine.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(sentence, theirs, mine);
        setVisible(false);
    }

    void show(AppPage page) {
        AppDetails theirs = page.desk()
                .reading()
                .find(
                        page.actor(),
                        page.app().target().organization(),
                        page.app().target().id());
        show(Texts.of("app.conflict", theirs.modifiedBy(), Moments.minute(theirs.modifiedAt())));
    }

    void show(String why) {
        sentence.setText(why);
        setVisible(true);
    }
}

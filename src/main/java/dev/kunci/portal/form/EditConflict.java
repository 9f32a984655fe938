package dev.kunci.portal.form;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.kunci.portal.audit.ChangeTable;
import dev.kunci.portal.text.Texts;
import java.util.Map;

/**
 * Says that someone else saved the same object meanwhile, and lets the person choose; the input stays until they do.
 */
public class EditConflict extends Div {

    private final Paragraph sentence = new Paragraph();
    private final Div both = new Div();

    /**
     * @param load shows what the other person saved
     * @param overwrite saves the input over it
     */
    public EditConflict(Runnable load, Runnable overwrite) {
        addClassName("conflict");
        getElement().setAttribute("role", "alert");
        Button theirs = new Button(Texts.of("form.conflict.load"), _ -> load.run());
        Button mine = new Button(Texts.of("form.conflict.overwrite"), _ -> overwrite.run());
        mine.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        both.addClassName("conflict-both");
        add(sentence, both, theirs, mine);
        setVisible(false);
    }

    /**
     * @param who and when, as one sentence
     * @param theirs what is stored now
     * @param mine the input, the same fields
     */
    public void show(String who, Map<String, Object> theirs, Map<String, Object> mine) {
        both.removeAll();
        both.add(new ChangeTable(theirs, mine, Texts.of("form.conflict.theirs"), Texts.of("form.conflict.mine")));
        show(who);
    }

    /** @param who and when, as one sentence */
    public void show(String who) {
        sentence.setText(who);
        setVisible(true);
    }
}

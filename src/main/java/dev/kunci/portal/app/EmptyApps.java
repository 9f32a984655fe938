package dev.kunci.portal.app;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.kunci.portal.layout.Texts;

/** What the list says when it has no rows: there are no apps yet, or none that match. */
class EmptyApps extends Div {

    private final Paragraph sentence = new Paragraph();
    private final Button all;

    EmptyApps(Runnable showAll) {
        addClassName("apps-empty");
        all = new Button(Texts.of("apps.empty.clear"), _ -> showAll.run());
        add(sentence, all);
    }

    void filtered(boolean filtered) {
        sentence.setText(Texts.of(filtered ? "apps.empty.filtered" : "apps.empty"));
        all.setVisible(filtered);
    }
}

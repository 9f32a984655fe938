package dev.kunci.portal.app;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import dev.kunci.portal.layout.Texts;

/** What the list says when it has no rows: there are no apps yet, or none that match. */
class EmptyApps extends Div {

    private final H2 title = new H2();
    private final Paragraph sentence = new Paragraph();
    private final Button all;

    EmptyApps(Runnable showAll) {
        addClassName("nothing");
        all = new Button(Texts.of("apps.filter.clear"), _ -> showAll.run());
        add(title, sentence, all);
    }

    void filtered(boolean filtered) {
        String key = filtered ? "apps.none" : "apps.empty";
        title.setText(Texts.of(key + ".title"));
        sentence.setText(Texts.of(key + ".text"));
        all.setVisible(filtered);
    }
}

package dev.kunci.portal.ledger;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.kunci.approval.Verb;
import dev.kunci.portal.layout.Texts;
import java.util.List;
import java.util.function.Consumer;

/** What can be done with the selected rows together; there only while some are selected. */
public class SelectionBar extends Div {

    private final String prefix;
    private final Span count = new Span();

    /**
     * @param prefix of the keys {@code PREFIX.selection}, {@code .selection.VERB}, {@code .selection.clear} and
     *     {@code .selected}
     */
    public SelectionBar(String prefix, List<Verb> verbs, Consumer<Verb> decide, Runnable clear) {
        this.prefix = prefix;
        addClassName("selection-bar");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", Texts.of(prefix + ".selection"));
        count.getElement().setAttribute("role", "status");
        add(count);
        verbs.forEach(
                verb -> add(new Button(Texts.of(prefix + ".selection." + verb.code()), _ -> decide.accept(verb))));
        Button none = new Button(Texts.of(prefix + ".selection.clear"), _ -> clear.run());
        none.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(none);
        selected(0);
    }

    public void selected(int rows) {
        setVisible(rows > 0);
        count.setText(Texts.of(prefix + ".selected", rows));
    }
}

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
    private final Button all = new Button();
    private int matching;

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
        all.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        all.setVisible(false);
        add(count, all);
        verbs.forEach(
                verb -> add(new Button(Texts.of(prefix + ".selection." + verb.code()), _ -> decide.accept(verb))));
        Button none = new Button(Texts.of(prefix + ".selection.clear"), _ -> clear.run());
        none.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(none);
        selected(0);
    }

    /** Offers to select what is not on the screen as well; keys {@code PREFIX.selection.all}. */
    public void all(Runnable select) {
        all.addClickListener(_ -> select.run());
    }

    /** @param rows how many there are on all pages; none where all cannot be selected together */
    public void matching(int rows) {
        matching = rows;
        all.setText(rows > 0 ? Texts.of(prefix + ".selection.all", rows) : "");
    }

    public void selected(int rows) {
        setVisible(rows > 0);
        all.setVisible(rows < matching);
        count.setText(Texts.of(prefix + ".selected", rows));
    }
}

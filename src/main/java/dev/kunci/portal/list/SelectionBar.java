package dev.kunci.portal.list;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.kunci.approval.Verb;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.CountLimit;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The actions on the selected rows; visible only while some are selected. */
public class SelectionBar extends Div {

    private final String prefix;
    private final Span count = new Span();
    private final Button all = new Button();
    private final Button none;
    private final Span limit = new Span(Texts.of("list.selection.limit", CountLimit.ROWS));
    private transient @Nullable StatusList<?> rows;

    /**
     * @param prefix of the keys {@code PREFIX.selection}, {@code .selection.VERB}, {@code .selection.clear} and {@code
     *     .selected}
     */
    public SelectionBar(String prefix, List<Verb> verbs, Consumer<Verb> decide, Runnable clear) {
        this.prefix = prefix;
        addClassName("selection-bar");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", Texts.of(prefix + ".selection"));
        Div said = new Div(count, limit);
        said.getElement().setAttribute("role", "status");
        limit.addClassName("muted");
        all.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(said);
        verbs.forEach(
                verb -> add(new Button(Texts.of(prefix + ".selection." + verb.code()), _ -> decide.accept(verb))));
        none = new Button(Texts.of(prefix + ".selection.clear"), _ -> clear.run());
        none.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(all, none);
        selected(0);
    }

    /** Offers to select every matching row of this list; the offer then disappears, and the focus stays beside it. */
    public SelectionBar over(StatusList<?> rows) {
        this.rows = rows;
        all.addClickListener(_ -> {
            rows.selectAll();
            none.focus();
        });
        return this;
    }

    /** @param number of selected rows; with none this bar disappears, and the rows get the focus */
    public void selected(int number) {
        if (rows != null && number == 0 && isVisible()) {
            rows.focus();
        }
        setVisible(number > 0);
        count.setText(Texts.of(prefix + ".selected", number));
        int there = rows != null && number > 0 ? rows.matches() : 0;
        int most = Math.min(there, CountLimit.ROWS);
        all.setVisible(number < most);
        all.setText(Texts.of(there > most ? "list.selection.first" : "list.selection.all", most));
        limit.setVisible(number >= CountLimit.ROWS && there > CountLimit.ROWS);
    }
}

package dev.kunci.portal.list;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import dev.kunci.portal.text.Texts;

/** What a list shows without rows: there is nothing yet, or nothing that matches. */
public class EmptyList extends Div {

    private final String prefix;
    private final H2 title = new H2();
    private final Paragraph sentence = new Paragraph();
    private final Button all;
    private final Div first = new Div();

    /**
     * @param prefix of the keys {@code PREFIX.empty.title}, {@code .empty.text}, {@code .none.title} and {@code
     *     .none.text}
     * @param showAll removes all filters
     */
    public EmptyList(String prefix, Runnable showAll) {
        this.prefix = prefix;
        addClassName("nothing");
        all = new Button(Texts.of("list.filter.clear"), _ -> showAll.run());
        add(title, sentence, all, first);
    }

    /** Offers an action that creates the first row; the caller shows it to those who may. */
    public void offer(Component action) {
        first.add(action);
    }

    /** @param filtered whether a filter is the reason that there are no rows */
    public void filtered(boolean filtered) {
        String key = prefix + (filtered ? ".none" : ".empty");
        title.setText(Texts.of(key + ".title"));
        sentence.setText(Texts.of(key + ".text"));
        all.setVisible(filtered);
        first.setVisible(!filtered);
    }
}

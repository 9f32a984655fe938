package dev.kunci.portal.status;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Span;
import dev.kunci.review.AccessState;

/** Effective access as text: colour, icon and word; the gate that blocks is shown below. */
public class AccessText extends Span {

    private final String word;

    public AccessText(AccessState state, String word) {
        super(word);
        this.word = word;
        addClassNames("access", "access--" + state.code());
    }

    /** @param gate what blocks; empty for nothing */
    public AccessText by(String gate) {
        if (!gate.isEmpty()) {
            Span line = new Span(gate);
            line.addClassName("access-gate");
            Span words = new Span(new Text(word), line);
            removeAll();
            add(words);
        }
        return this;
    }
}

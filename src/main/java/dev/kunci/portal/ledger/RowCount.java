package dev.kunci.portal.ledger;

import com.vaadin.flow.component.html.Span;
import dev.kunci.portal.layout.Texts;
import dev.kunci.review.AppList;

/** How many rows a list has, said to screen readers as well; exact to ten thousand. */
public class RowCount extends Span {

    private final String prefix;

    /** @param prefix of the keys {@code PREFIX.count} and {@code PREFIX.count.more} */
    public RowCount(String prefix) {
        this.prefix = prefix;
        addClassName("count");
        getElement().setAttribute("role", "status");
    }

    public void show(int rows) {
        setText(
                rows > AppList.COUNTED
                        ? Texts.of(prefix + ".count.more", AppList.COUNTED)
                        : Texts.of(prefix + ".count", rows));
    }
}

package dev.kunci.portal.list;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.CountLimit;

/** The number of rows of a list, also for screen readers; exact up to ten thousand. */
public class RowCount extends Span {

    private final String prefix;
    private final Span number = new Span();
    private final Button renew = new Button(Texts.of("list.renew"));
    private transient Runnable renewal = () -> {};

    /** @param prefix of the keys {@code PREFIX.count} and {@code PREFIX.count.more} */
    public RowCount(String prefix) {
        this.prefix = prefix;
        addClassName("count");
        number.getElement().setAttribute("role", "status");
        renew.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        renew.setVisible(false);
        renew.addClickListener(_ -> renewal.run());
        add(number, renew);
    }

    public void show(int rows) {
        renew.setVisible(false);
        number(rows);
    }

    /** The number of rows has changed; they are shown on demand only, because rows would move. */
    public void renew(int rows, Runnable renewal) {
        number(rows);
        this.renewal = renewal;
        renew.setVisible(true);
    }

    /** The number in words, without the offer beside it. */
    @Override
    public String getText() {
        return number.getText();
    }

    private void number(int rows) {
        number.setText(
                rows > CountLimit.ROWS
                        ? Texts.of(prefix + ".count.more", CountLimit.ROWS)
                        : Texts.of(prefix + ".count", rows));
    }
}

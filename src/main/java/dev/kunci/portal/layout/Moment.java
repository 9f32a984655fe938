package dev.kunci.portal.layout;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import java.time.Instant;

/** Says when something was: to people in words of their zone, on hover in UTC, to machines exactly. */
@Tag("time")
public class Moment extends HtmlContainer {

    /** @param words from {@link Moments}, alone or in a phrase */
    public Moment(Instant at, String words) {
        getElement().setAttribute("datetime", at.toString());
        setTitle(Moments.utc(at));
        setText(words);
    }
}

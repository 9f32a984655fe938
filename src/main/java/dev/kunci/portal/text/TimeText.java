package dev.kunci.portal.text;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import java.time.Instant;

/** Says when something was: to people in words of their zone, on hover in UTC, to machines exactly. */
@Tag("time")
public class TimeText extends HtmlContainer {

    /** @param words from {@link Times}, alone or in a phrase */
    public TimeText(Instant at, String words) {
        getElement().setAttribute("datetime", at.toString());
        setTitle(Times.utc(at));
        setText(words);
    }
}

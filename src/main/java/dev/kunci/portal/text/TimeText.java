package dev.kunci.portal.text;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import java.time.Instant;

/** A time: for people in their time zone, on hover in UTC, for machines exactly. */
@Tag("time")
public class TimeText extends HtmlContainer {

    /** @param words from {@link Times}, alone or in a phrase */
    public TimeText(Instant at, String words) {
        getElement().setAttribute("datetime", at.toString());
        setTitle(Times.utc(at));
        setText(words);
    }
}

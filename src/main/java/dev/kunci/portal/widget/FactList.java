package dev.kunci.portal.widget;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import dev.kunci.portal.text.Texts;

/** A list of labels and values, alike on every page. */
public class FactList extends DescriptionList {

    public FactList() {
        addClassName("facts");
    }

    /** @param key of the label */
    public void line(String key, Component... values) {
        DescriptionList.Description description = new DescriptionList.Description();
        description.add(values);
        add(new DescriptionList.Term(Texts.of(key)), description);
    }

    /** A key, an id or anything else that is compared letter by letter. */
    public static Span mono(String text) {
        Span span = new Span(text);
        span.addClassName("key");
        return span;
    }
}

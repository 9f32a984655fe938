package dev.kunci.portal.approval;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import dev.kunci.portal.layout.Texts;

/** Facts line by line: what it is, and how it is. */
class Facts extends DescriptionList {

    Facts() {
        addClassName("facts");
    }

    /** @param key of the text that says what it is */
    void line(String key, Component... values) {
        DescriptionList.Description description = new DescriptionList.Description();
        description.add(values);
        add(new DescriptionList.Term(Texts.of(key)), description);
    }
}

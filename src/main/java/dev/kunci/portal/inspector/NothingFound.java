package dev.kunci.portal.inspector;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.kunci.portal.text.Texts;

/** No result: because nothing was asked yet, or no key of this organization matches. */
class NothingFound extends Div {

    /** @param why {@code inspector.empty}, {@code inspector.none} or {@code inspector.gone} */
    NothingFound(String why) {
        addClassName("inspector-nothing");
        UnorderedList ways = new UnorderedList();
        for (String way : new String[] {"key", "hint", "id", "app"}) {
            ways.add(new ListItem(Texts.of("inspector.way." + way)));
        }
        Paragraph safe = new Paragraph(Texts.of("inspector.safe"));
        safe.addClassName("muted");
        add(new H2(Texts.of(why)), new Paragraph(Texts.of(why + ".text")), ways, safe);
    }
}

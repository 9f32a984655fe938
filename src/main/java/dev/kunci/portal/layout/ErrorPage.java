package dev.kunci.portal.layout;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;

/** One calm page for whatever went wrong: what it is, and a way on. */
abstract class ErrorPage extends Div implements HasDynamicTitle {

    private String title = "";

    ErrorPage() {
        addClassNames("view", "message-page");
    }

    void explain(String heading, String sentence) {
        title = heading;
        removeAll();
        add(new H1(heading), new Paragraph(sentence), new Anchor("", Texts.of("error.home")));
    }

    /** Another sentence, before the way on. */
    void explainMore(Component... sentence) {
        addComponentAtIndex(getComponentCount() - 1, new Paragraph(sentence));
    }

    @Override
    public String getPageTitle() {
        return Texts.of("page.title.short", title);
    }
}

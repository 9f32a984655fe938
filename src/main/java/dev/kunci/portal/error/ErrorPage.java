package dev.kunci.portal.error;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import dev.kunci.portal.text.Texts;
import java.util.List;
import java.util.Map;

/** The common layout of error pages: what went wrong, and a link to continue. */
abstract class ErrorPage extends Div implements HasDynamicTitle {

    /** The position of the list in a path: o/acme/apps. */
    private static final int LIST = 2;

    private static final Map<String, Missing> KINDS = Map.of(
            "apps", new Missing("app", "apps.title"),
            "products", new Missing("product", "products.title"),
            "developers", new Missing("developer", "developers.title"),
            "groups", new Missing("group", "groups.title"));

    private String title = "";

    /**
     * A kind of object that has a page.
     *
     * @param list the title of its list
     */
    private record Missing(String name, String list) {}

    ErrorPage() {
        addClassNames("view", "message-page");
    }

    void explain(String heading, String sentence) {
        title = heading;
        removeAll();
        add(new H1(heading), new Paragraph(sentence), new Anchor("", Texts.of("error.home")));
    }

    /**
     * Nothing is at this URL: names the kind of object, and links to its list.
     *
     * @param sentence if the URL does not tell the kind
     */
    void missing(Location address, String sentence) {
        List<String> path = address.getSegments();
        Missing kind = path.size() > LIST + 1 && path.getFirst().equals("o") ? KINDS.get(path.get(LIST)) : null;
        if (kind == null) {
            explain(Texts.of("error.not-found.title"), sentence);
            return;
        }
        explain(Texts.of("error.not-found." + kind.name()), Texts.of("error.not-found.text"));
        explainMore(new Anchor(String.join("/", path.subList(0, LIST + 1)), Texts.of(kind.list())));
    }

    /** Adds another sentence before the link. */
    void explainMore(Component... sentence) {
        addComponentAtIndex(getComponentCount() - 1, new Paragraph(sentence));
    }

    @Override
    public String getPageTitle() {
        return Texts.of("page.title.short", title);
    }
}

package dev.kunci.portal.developer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.app.AppDetails;
import dev.kunci.review.owner.OwnerDetails;
import java.util.List;

/** The apps of an owner with their keys and products, and which of them pass; some apps at a time. */
class AccessPart extends Div {

    /** How many apps are shown first, and how many more each time. */
    static final int STEP = 20;

    private final transient OwnerPage page;
    private final Div head = new Div();
    private final Div content = new Div();
    private final Button more = new Button("", _ -> more());
    private int wanted = STEP;
    private boolean stale;

    AccessPart(OwnerPage page) {
        this.page = page;
        addClassName("owner-access");
        head.addClassName("part-line");
        add(head, content, more);
        setVisible(false);
    }

    /** Shows the page after it was read again. */
    void show() {
        stale = true;
        if (isVisible()) {
            load();
        }
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible && stale) {
            load();
        }
    }

    private void more() {
        wanted += STEP;
        load();
    }

    private void load() {
        stale = false;
        OwnerDetails owner = page.owner();
        List<AppDetails> apps = page.desk().reading().apps(page.actor(), owner.target(), 0, wanted);
        content.removeAll();
        head.removeAll();
        Span space = new Span();
        space.addClassName("space");
        head.add(new H2(Texts.of("owner.tab.apps")), space);
        if (apps.isEmpty()) {
            Div nothing = new Div(new Paragraph(Texts.of("owner.apps.none")));
            nothing.addClassName("nothing");
            content.add(nothing);
        } else {
            head.add(new Anchor(page.context().links().appsOf(owner.content().name()), Texts.of("owner.apps.list")));
            content.add(new AccessTable(page, apps));
        }
        int rest = Math.min(STEP, owner.apps() - apps.size());
        more.setVisible(rest > 0);
        more.setText(Texts.of("owner.apps.more", rest));
    }
}

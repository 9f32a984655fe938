package dev.kunci.portal.inspector;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.kunci.portal.status.AccessLabels;
import dev.kunci.portal.status.AccessText;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.TimeText;
import dev.kunci.portal.text.Times;
import dev.kunci.review.AccessState;
import dev.kunci.review.inspection.KeyHits;

/** Several keys that may be meant, each a link to its result. */
class KeyHitList extends Div {

    KeyHitList(InspectorPage page, KeyHits hits) {
        addClassName("inspector-hits");
        add(new H2(Texts.of("inspector.hits", hits.count())));
        UnorderedList list = new UnorderedList();
        hits.shown().forEach(hit -> list.add(line(page, hit)));
        add(list);
        if (hits.count() > hits.shown().size()) {
            Paragraph more =
                    new Paragraph(Texts.of("inspector.hits.more", hits.shown().size()));
            more.addClassName("muted");
            add(more);
        }
    }

    private static AccessText access(KeyHits.Hit hit) {
        boolean open = hit.shut() == null;
        return new AccessText(open ? AccessState.ALLOWED : AccessState.BLOCKED, AccessLabels.keys(open ? 1 : 0, 1))
                .by(AccessLabels.by(hit.shut()));
    }

    private static ListItem line(InspectorPage page, KeyHits.Hit hit) {
        Span key = new Span(hit.hint() + "…");
        key.addClassName("key");
        Span owner = new Span(Texts.shown(hit.owner()));
        owner.addClassName("muted");
        TimeText issued = new TimeText(hit.issuedAt(), Texts.of("app.key.issued", Times.date(hit.issuedAt())));
        issued.addClassName("muted");
        Anchor link = new Anchor(page.context().links().inspector(hit.key()), key, new Span(Texts.shown(hit.app())));
        return new ListItem(link, owner, issued, access(hit));
    }
}

package dev.kunci.portal.developer;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import dev.kunci.portal.text.ActorLabels;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.Times;
import dev.kunci.review.owner.OwnerDetails;

/** Read-only facts about an owner. */
class OwnerFacts extends DescriptionList {

    OwnerFacts() {
        addClassNames("facts", "app-facts");
    }

    void show(OwnerDetails owner) {
        removeAll();
        fact(
                "created",
                Texts.of("owner.fact.by", Times.minute(owner.createdAt()), ActorLabels.beside(owner.createdBy())));
        fact(
                "modified",
                Texts.of("owner.fact.by", Times.minute(owner.modifiedAt()), ActorLabels.beside(owner.modifiedBy())));
        Span id = new Span(owner.target().id().toString());
        id.addClassName("key");
        add(new Term(Texts.of("owner.fact.id")), new Description(id));
    }

    private void fact(String name, String value) {
        add(new Term(Texts.of("owner.fact." + name)), new Description(value));
    }
}

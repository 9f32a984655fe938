package dev.kunci.portal.app;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import dev.kunci.portal.organization.Links;
import dev.kunci.portal.text.ActorLabels;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.TimeText;
import dev.kunci.portal.text.Times;
import dev.kunci.review.app.AppDetails;
import java.time.Instant;

/** Read-only facts about an app. */
class AppFacts extends DescriptionList {

    AppFacts() {
        addClassNames("facts", "app-facts");
    }

    void show(AppDetails app, Links links) {
        removeAll();
        AppDetails.OwnerView owner = app.owner();
        add(
                new Term(Texts.of(owner.group() ? "app.fact.app-group" : "app.fact.developer")),
                new Description(
                        new Anchor(links.owner(owner.target().id(), owner.group()), Texts.shown(owner.name()))));
        if (!owner.fullName().isBlank()) {
            fact("full-name", owner.fullName());
        }
        fact("created", app.createdAt(), app.createdBy());
        fact("modified", app.modifiedAt(), app.modifiedBy());
        fact("family", app.appFamily());
        Span id = new Span(app.target().id().toString());
        id.addClassName("key");
        add(new Term(Texts.of("app.fact.id")), new Description(id));
    }

    private void fact(String name, Instant at, String by) {
        TimeText timeText = new TimeText(at, Texts.of("app.fact.by", Times.minute(at), ActorLabels.beside(by)));
        add(new Term(Texts.of("app.fact." + name)), new Description(timeText));
    }

    private void fact(String name, String value) {
        add(new Term(Texts.of("app.fact." + name)), new Description(value));
    }
}

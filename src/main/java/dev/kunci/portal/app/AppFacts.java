package dev.kunci.portal.app;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import dev.kunci.portal.layout.Moment;
import dev.kunci.portal.layout.Moments;
import dev.kunci.portal.layout.Texts;
import dev.kunci.review.AppDetails;
import java.time.Instant;

/** What is known about an app and not edited here. */
class AppFacts extends DescriptionList {

    AppFacts() {
        addClassNames("facts", "app-facts");
    }

    void show(AppDetails app) {
        removeAll();
        AppDetails.OwnerView owner = app.owner();
        fact(owner.group() ? "app-group" : "developer", owner.name());
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
        Moment moment = new Moment(at, Texts.of("app.fact.by", Moments.minute(at), by));
        add(new Term(Texts.of("app.fact." + name)), new Description(moment));
    }

    private void fact(String name, String value) {
        add(new Term(Texts.of("app.fact." + name)), new Description(value));
    }
}

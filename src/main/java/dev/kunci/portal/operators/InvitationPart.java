package dev.kunci.portal.operators;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.kunci.portal.layout.Moments;
import dev.kunci.portal.layout.Notices;
import dev.kunci.portal.layout.Texts;
import dev.kunci.portal.layout.Trail;
import dev.kunci.review.PersonRow;
import dev.kunci.review.PersonState;

/** Somebody who has been invited: the address that was typed, what was offered, and the way to take it back. */
class InvitationPart extends Div {

    private final transient PersonView view;

    InvitationPart(PersonView view) {
        this.view = view;
        addClassName("person-header");
    }

    void show(PeopleDesk desk, PersonRow invited) {
        removeAll();
        Div line = new Div(new H1(invited.email()), OperatorWords.badge(invited.state()));
        line.addClassName("app-line");
        Div facts = new Div(new Span(OperatorWords.may(invited)));
        facts.addClassName("person-facts");
        if (invited.until() != null) {
            facts.add(new Span(Texts.of(
                    invited.state() == PersonState.INVITED ? "people.invited.until" : "people.invited.over",
                    Moments.date(invited.until()))));
        }
        Paragraph text = new Paragraph(Texts.of("people.invited.text"));
        text.addClassName("caption");
        Div actions = new Div(new Button(
                Texts.of("people.withdraw"),
                _ -> new QuestionDialog("people.withdraw", 2, invited.email(), () -> withdraw(desk, invited)).open()));
        actions.addClassName("person-actions");
        String people = "o/" + view.place().organization().name() + "/people";
        add(Trail.from(people, Texts.of("people.title")).here(invited.email()), line, facts, text, actions);
    }

    private void withdraw(PeopleDesk desk, PersonRow invited) {
        desk.invitations().withdraw(view.actor(), view.place().organization().id(), invited.id());
        Notices.done(Texts.of("people.withdrawn", invited.email()));
        view.gone();
    }
}

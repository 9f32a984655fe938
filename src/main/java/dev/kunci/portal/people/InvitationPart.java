package dev.kunci.portal.people;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.form.ConfirmationDialog;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.Times;
import dev.kunci.portal.widget.Breadcrumb;
import dev.kunci.review.people.PersonRow;
import dev.kunci.review.people.PersonState;

/** An invitation: the address that was typed, the offered roles, and a way to withdraw it. */
public class InvitationPart extends Div {

    private final transient PersonView view;

    InvitationPart(PersonView view) {
        this.view = view;
        addClassName("person-header");
    }

    void show(PeopleServices services, PersonRow invited) {
        removeAll();
        Div line = new Div(new H1(invited.email()), OperatorLabels.badge(invited.state()));
        line.addClassName("app-line");
        Div facts = new Div(new Span(OperatorLabels.may(invited)));
        facts.addClassName("person-facts");
        if (invited.until() != null) {
            facts.add(new Span(Texts.of(
                    invited.state() == PersonState.INVITED ? "people.invited.until" : "people.invited.over",
                    Times.date(invited.until()))));
        }
        Paragraph text = new Paragraph(Texts.of("people.invited.text"));
        text.addClassName("caption");
        Div actions = new Div(new Button(Texts.of("people.withdraw"), _ -> new ConfirmationDialog(
                        "people.withdraw", 2, invited.email(), () -> withdraw(services, invited))
                .open()));
        actions.addClassName("person-actions");
        add(
                Breadcrumb.from(view.context().links().people(), Texts.of("people.title"))
                        .here(invited.email()),
                line,
                facts,
                text,
                actions);
    }

    private void withdraw(PeopleServices services, PersonRow invited) {
        services.invitations()
                .withdraw(view.actor(), view.context().organization().id(), invited.id());
        Notices.done(Texts.of("people.withdrawn", invited.email()));
        view.gone();
    }
}

package dev.kunci.portal.people;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.kunci.operators.membership.Responsibility.Responsible;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.form.ConfirmationDialog;
import dev.kunci.portal.organization.Links;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.Times;
import dev.kunci.portal.tokens.NewTokenDialog;
import dev.kunci.portal.tokens.TokenHolder;
import dev.kunci.portal.widget.Breadcrumb;
import dev.kunci.portal.widget.SecretDialog;
import dev.kunci.review.people.PersonRow;
import dev.kunci.review.people.PersonState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The name and state of a member, and the actions on the whole account. */
public class PersonHeader extends Header {

    private final transient PersonView view;

    PersonHeader(PersonView view) {
        this.view = view;
        addClassName("person-header");
    }

    void show(PeopleServices services, PersonRow person) {
        removeAll();
        Links links = view.context().links();
        Div line = new Div(new H1(Texts.shown(person.title())), OperatorLabels.badge(person.state()));
        line.addClassName("app-line");
        if (person.program()) {
            Span kind = new Span(Texts.of("people.kind.program"));
            kind.addClassName("caption");
            line.add(kind);
        }
        Div actions = new Div(actions(services, person).toArray(Component[]::new));
        actions.addClassName("person-actions");
        Anchor tokens = new Anchor(links.tokensOf(person.email()), Texts.of("people.tokens"));
        Div facts = new Div(new Span(seen(person)), tokens);
        if (!person.program()) {
            facts.addComponentAsFirst(new Span(Texts.shown(person.email())));
        }
        if (person.program()) {
            facts.add(new Span(responsible(services, person)
                    .map(one -> Texts.of("people.responsible.is", one.email()))
                    .orElseGet(() -> Texts.of("people.responsible.none"))));
        }
        facts.addClassName("person-facts");
        add(Breadcrumb.from(links.people(), Texts.of("people.title")).here(person.title()), line, facts, actions);
        if (own(person) || !person.home()) {
            Paragraph note = new Paragraph(Texts.of(own(person) ? "people.self" : "people.elsewhere"));
            note.addClassName("caption");
            add(note);
        }
    }

    private List<Component> actions(PeopleServices services, PersonRow person) {
        List<Component> actions = new ArrayList<>();
        // A token of a disabled program would not work.
        if (person.program() && person.state() == PersonState.ACTIVE) {
            actions.add(new Button(Texts.of("tokens.new"), _ -> newToken(services, person)));
        }
        if (person.program()) {
            actions.add(new Button(Texts.of("people.responsible.change"), _ -> new ResponsibleDialog(
                            services,
                            view::actor,
                            view.context().organization().id(),
                            person,
                            responsible(services, person).orElse(null),
                            view::reload)
                    .open()));
        }
        if (!own(person) && person.home()) {
            if (!person.program()) {
                actions.add(ask("people.reset", 3, person, () -> reset(services, person)));
            }
            actions.add(
                    person.state() == PersonState.DISABLED
                            ? new Button(Texts.of("people.enable"), _ -> enable(services, person))
                            : ask("people.disable", person.program() ? 2 : 3, person, () -> disable(services, person)));
        }
        actions.add(ask("people.remove", 3, person, () -> remove(services, person)));
        return actions;
    }

    private Optional<Responsible> responsible(PeopleServices services, PersonRow program) {
        return services.programs()
                .responsible(view.actor(), view.context().organization().id(), program.id());
    }

    private Button ask(String key, int lines, PersonRow person, Runnable confirmed) {
        return new Button(Texts.of(key), _ -> new ConfirmationDialog(key, lines, person.title(), confirmed).open());
    }

    private void reset(PeopleServices services, PersonRow person) {
        String password = services.door()
                .newPassword(view.actor(), view.context().organization().id(), person.id());
        view.reload();
        SecretDialog.password(person.email(), password).open();
    }

    private void disable(PeopleServices services, PersonRow person) {
        services.door().disable(view.actor(), view.context().organization().id(), person.id());
        Notices.done(Texts.of("people.disabled", person.title()));
        view.reload();
    }

    private void enable(PeopleServices services, PersonRow person) {
        services.door().enable(view.actor(), view.context().organization().id(), person.id());
        Notices.done(Texts.of("people.enabled", person.title()));
        view.reload();
    }

    private void remove(PeopleServices services, PersonRow person) {
        services.memberships()
                .remove(view.actor(), view.context().organization().id(), person.id());
        Notices.done(Texts.of("people.removed", person.title()));
        view.gone();
    }

    private void newToken(PeopleServices services, PersonRow person) {
        TokenHolder holder = TokenHolder.of(view.context().organization(), person.id(), person.title(), person.roles());
        new NewTokenDialog(services, view::actor, "tokens.program", (_, _, _) -> List.of(holder), view::reload).open();
    }

    private boolean own(PersonRow person) {
        return person.id().equals(view.context().operator().id());
    }

    private static String seen(PersonRow person) {
        Instant at = person.lastSeenAt();
        if (at == null) {
            return Texts.of("people.seen.never");
        }
        return Texts.of(person.program() ? "people.seen.program" : "people.seen.person", Times.minute(at));
    }
}

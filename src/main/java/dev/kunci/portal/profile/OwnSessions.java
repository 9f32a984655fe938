package dev.kunci.portal.profile;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.kunci.operators.Actor;
import dev.kunci.operators.signin.Sessions;
import dev.kunci.operators.signin.Sessions.Session;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.form.PasswordDialog;
import dev.kunci.portal.signin.CurrentOperator;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.Times;
import java.util.List;
import java.util.UUID;

/** The sessions of a person, and a way to end unknown ones. */
public class OwnSessions extends Div {

    private final transient Sessions sessions;
    private final transient CurrentOperator current;

    OwnSessions(Sessions sessions, CurrentOperator current) {
        this.sessions = sessions;
        this.current = current;
        addClassName("own-sessions");
    }

    void show() {
        removeAll();
        UUID here = current.session();
        List<Session> all = sessions.own(current.actor());
        UnorderedList list = new UnorderedList();
        list.addClassName("own-list");
        all.forEach(session -> list.add(line(session, session.id().equals(here))));
        Paragraph help = new Paragraph(Texts.of("profile.sessions.help"));
        help.addClassName("caption");
        add(help, list);
        if (all.size() > 1) {
            add(new Button(Texts.of("profile.sessions.end-others"), _ -> endOthers(here)));
        }
    }

    private ListItem line(Session session, boolean here) {
        String browser = session.browser() == null ? Texts.of("profile.session.unknown") : session.browser();
        Span name = new Span(browser);
        name.addClassName("own-name");
        Span facts = new Span(Texts.of(
                "profile.session.facts",
                session.address() == null ? "–" : session.address(),
                Times.minute(session.startedAt()),
                Times.minute(session.lastSeenAt())));
        facts.addClassName("caption");
        Div words = new Div(name, facts);
        words.addClassName("own-words");
        ListItem line = new ListItem(words);
        if (here) {
            Span mark = new Span(Texts.of("profile.session.here"));
            mark.addClassName("own-here");
            line.add(mark);
        } else {
            Button end = new Button(Texts.of("profile.session.end"), _ -> end(session));
            end.setAriaLabel(Texts.of("profile.session.end.label", session.label()));
            end.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            line.add(end);
        }
        return line;
    }

    private void end(Session session) {
        new PasswordDialog(current, actor -> end(actor, session)).open();
    }

    private void end(Actor actor, Session session) {
        sessions.end(actor, session.id());
        Notices.done(Texts.of("profile.session.ended", session.label()));
        show();
    }

    private void endOthers(UUID here) {
        new PasswordDialog(current, actor -> endOthers(actor, here)).open();
    }

    private void endOthers(Actor actor, UUID here) {
        int ended = sessions.endOthers(actor, here);
        Notices.done(Texts.of("profile.sessions.ended", ended));
        show();
    }
}

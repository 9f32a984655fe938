package dev.kunci.portal.profile;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.kunci.operators.membership.Invitations;
import dev.kunci.operators.membership.Invitations.Invitation;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.people.OperatorLabels;
import dev.kunci.portal.signin.CurrentOperator;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.Times;
import dev.kunci.shared.Refusal;
import java.util.List;

/** The invitations of this person, each with the offered roles. */
public class OwnInvitations extends Div {

    private final transient Invitations invitations;
    private final transient CurrentOperator current;

    OwnInvitations(Invitations invitations, CurrentOperator current) {
        this.invitations = invitations;
        this.current = current;
        addClassName("own-invitations");
    }

    /** @return whether there are any */
    boolean show() {
        removeAll();
        List<Invitation> open = invitations.own(current.actor());
        UnorderedList list = new UnorderedList();
        list.addClassName("own-list");
        open.forEach(invitation -> list.add(line(invitation)));
        Paragraph help = new Paragraph(Texts.of("profile.invitations.help"));
        help.addClassName("caption");
        add(help, list);
        return !open.isEmpty();
    }

    private ListItem line(Invitation invitation) {
        Span name = new Span(invitation.organization());
        name.addClassName("own-name");
        Span may = new Span(may(invitation));
        Span facts =
                new Span(Texts.of("profile.invitation.facts", invitation.invitedBy(), Times.date(invitation.until())));
        facts.addClassName("caption");
        Div words = new Div(name, may, facts);
        words.addClassName("own-words");
        Button accept = new Button(Texts.of("profile.invitation.accept"), _ -> {
            answer(
                    () -> invitations.accept(current.actor(), invitation.id()),
                    "profile.invitation.accepted",
                    invitation);
        });
        accept.setAriaLabel(Texts.of("profile.invitation.accept.label", invitation.organization()));
        accept.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Button decline = new Button(
                Texts.of("profile.invitation.decline"),
                _ -> answer(
                        () -> invitations.decline(current.actor(), invitation.id()),
                        "profile.invitation.declined",
                        invitation));
        decline.setAriaLabel(Texts.of("profile.invitation.decline.label", invitation.organization()));
        decline.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        Div answers = new Div(accept, decline);
        answers.addClassName("form-buttons");
        return new ListItem(words, answers);
    }

    private static String may(Invitation invitation) {
        String roles = OperatorLabels.roles(invitation.roles());
        return invitation.products() == null
                ? roles
                : Texts.of("tokens.limited", roles, OperatorLabels.limit(invitation.products(), Integer.MAX_VALUE));
    }

    /** An answered or withdrawn invitation is gone in any case, and roles and organizations are read again. */
    private static void answer(Runnable call, String done, Invitation invitation) {
        try {
            call.run();
            Notices.done(Texts.of(done, invitation.organization()));
        } catch (Refusal refusal) {
            Notices.refused(refusal);
        }
        UI.getCurrentOrThrow().refreshCurrentRoute(true);
    }
}

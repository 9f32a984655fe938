package dev.kunci.portal.frame;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.kunci.operators.Actor;
import dev.kunci.operators.membership.Invitations;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.text.Texts;
import dev.kunci.shared.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says above every page that an organization has invited this person, until they answer in their profile. */
class InvitationNotice extends Div {

    private static final String PROFILE = "profile";

    private final transient Invitations invitations;
    private final transient OrganizationAccess access;
    private final Span text = new Span();

    InvitationNotice(Invitations invitations, OrganizationAccess access) {
        this.invitations = invitations;
        this.access = access;
        addClassName("invitation-notice");
        getElement().setAttribute("role", "status");
        add(text, new Anchor(PROFILE, Texts.of("invitation.notice.look")));
    }

    /**
     * @param reader who has just been read, null for nobody
     * @return whether there is an invitation
     */
    boolean waits(@Nullable Actor reader) {
        List<Invitations.Invitation> open = reader == null ? open() : invitations.own(reader);
        if (open.size() == 1) {
            text.setText(Texts.of("invitation.notice", open.getFirst().organization()));
        } else if (!open.isEmpty()) {
            text.setText(Texts.of("invitation.notice.many", open.size()));
        }
        return !open.isEmpty();
    }

    private List<Invitations.Invitation> open() {
        try {
            return access.isSignedIn() ? invitations.own(access.actor()) : List.of();
        } catch (Refusal.Forbidden signedOut) {
            return List.of();
        }
    }
}

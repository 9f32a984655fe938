package dev.kunci.portal.frame;

import com.vaadin.flow.component.html.Span;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.organization.OrganizationContext;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.CountLimit;
import dev.kunci.review.queue.PendingFilter;
import dev.kunci.review.queue.PendingList;
import dev.kunci.shared.Refusal;

/** The number of requests that wait for this person, beside the page where they decide; nothing if there are none. */
class PendingBadge extends Span {

    private final transient PendingList pending;
    private final transient OrganizationAccess access;

    PendingBadge(PendingList pending, OrganizationAccess access) {
        this.pending = pending;
        this.access = access;
        addClassName("nav-count");
        setVisible(false);
    }

    /** After a navigation, for who has just been read. */
    void entered(OrganizationContext context) {
        show(context.permission().may(Role.APPROVER) ? count(context.actor(), context) : 0);
    }

    void show(OrganizationContext context) {
        show(count(pending, access, context));
    }

    private int count(Actor approver, OrganizationContext context) {
        return pending.count(approver, context.organization().id(), PendingFilter.ANY);
    }

    private void show(int waiting) {
        setVisible(waiting > 0);
        String number = waiting > CountLimit.ROWS
                ? Texts.of("nav.approvals.more", CountLimit.ROWS)
                : Texts.of("nav.approvals.number", waiting);
        setText(number);
        setTitle(Texts.of("nav.approvals.waiting", number));
    }

    /** The number for the person at the screen; nothing for people who do not decide. */
    static int count(PendingList pending, OrganizationAccess access, OrganizationContext context) {
        if (!context.permission().may(Role.APPROVER)) {
            return 0;
        }
        try {
            return pending.count(access.actor(), context.organization().id(), PendingFilter.ANY);
        } catch (Refusal.Forbidden noLonger) {
            return 0;
        }
    }
}

package dev.kunci.portal.status;

import dev.kunci.operators.Actor;

/** The person at a page, as far as a decision made there needs to know them. */
public interface Decider {

    /** The actor, with the address and request of this moment. */
    Actor actor();

    /** Whether the organization requires a reason for every decision. */
    boolean reasonsRequired();
}

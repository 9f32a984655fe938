package dev.kunci.portal.status;

import java.util.Set;
import java.util.UUID;

/** The part of a page that shows the statuses to decide on, and decisions in progress. */
public interface DecisionHost extends Decider {

    /** A decision on these has begun: the page says "taking effect" and disables their selectors. */
    void takingEffect(Set<UUID> targets);

    /** The decision has ended, one way or another: the page shows the present status. */
    void settled(Set<UUID> targets);
}

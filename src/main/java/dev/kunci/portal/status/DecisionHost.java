package dev.kunci.portal.status;

import java.util.Set;
import java.util.UUID;

/** The part of a page that shows the statuses to decide on, and how a decision on them is getting on. */
public interface DecisionHost extends Decider {

    /** These are being decided: the page says "taking effect" and offers no selector for them. */
    void takingEffect(Set<UUID> targets);

    /** The decision has ended, one way or another: the page shows what stands now. */
    void settled(Set<UUID> targets);
}

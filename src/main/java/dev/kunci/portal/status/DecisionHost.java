package dev.kunci.portal.status;

import dev.kunci.operators.Actor;
import java.util.Set;
import java.util.UUID;

/** A view on which statuses are decided. */
public interface DecisionHost {

    /** Who decides, with the address and request of this moment. */
    Actor actor();

    boolean reasonsRequired();

    /** These are being decided: the screen says "taking effect" and offers no selector for them. */
    void takingEffect(Set<UUID> targets);

    /** The decision has ended, one way or another: the screen shows what stands now. */
    void settled(Set<UUID> targets);
}

package dev.kunci.portal.live;

import dev.kunci.review.impact.ChangeImpact;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * What has changed in an organization within a moment.
 *
 * @param everything whether it is unknown what has changed
 * @param touched the apps, owners and API products that look different now, and what was changed itself
 * @param countsAnew whether the number of rows of lists may have changed
 */
public record ChangeNotice(UUID organization, boolean everything, Set<UUID> touched, boolean countsAnew) {

    static ChangeNotice ofEverything(UUID organization) {
        return new ChangeNotice(organization, true, Set.of(), true);
    }

    /** Both as one. */
    ChangeNotice and(ChangeNotice later) {
        Set<UUID> both = new HashSet<>(touched);
        both.addAll(later.touched);
        return everything || later.everything || both.size() > ChangeImpact.MOST
                ? ofEverything(organization)
                : new ChangeNotice(organization, false, both, countsAnew || later.countsAnew);
    }

    /** Whether the object with this id has to be read again. */
    public boolean concerns(UUID id) {
        return everything || touched.contains(id);
    }
}

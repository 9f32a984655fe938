package dev.kunci.portal.live;

import dev.kunci.review.impact.ChangeImpact;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * What has changed in an organization within a moment.
 *
 * @param everything whether nobody knows any more what it was
 * @param touched the apps, owners and API products that look different now, and what was changed itself
 * @param countsAnew whether lists have another number of rows
 */
public record ChangeNotice(UUID organization, boolean everything, Set<UUID> touched, boolean countsAnew) {

    static ChangeNotice ofEverything(UUID organization) {
        return new ChangeNotice(organization, true, Set.of(), true);
    }

    /** Both as one, for who heard of neither yet. */
    ChangeNotice and(ChangeNotice later) {
        Set<UUID> both = new HashSet<>(touched);
        both.addAll(later.touched);
        return everything || later.everything || both.size() > ChangeImpact.MOST
                ? ofEverything(organization)
                : new ChangeNotice(organization, false, both, countsAnew || later.countsAnew);
    }

    /** Whether what has this id has to be read anew. */
    public boolean concerns(UUID id) {
        return everything || touched.contains(id);
    }
}

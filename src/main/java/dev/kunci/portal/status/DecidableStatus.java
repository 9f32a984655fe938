package dev.kunci.portal.status;

import dev.kunci.approval.Verb;
import dev.kunci.registry.change.StatusSnapshot;
import dev.kunci.registry.value.Target;
import java.util.List;
import java.util.UUID;

/**
 * A status to decide on, as a person sees it.
 *
 * @param name the display name of the object
 */
public record DecidableStatus(Target target, String name, StatusSnapshot standing) {

    public UUID id() {
        return target.id();
    }

    /** The id of the element that opens the drop-down, to which it is anchored. */
    public String anchor() {
        return anchor(target.id());
    }

    static String anchor(UUID id) {
        return "status-" + id;
    }

    /** The decisions that would change something. */
    List<Verb> verbs() {
        return Verb.of(target.level()).stream()
                .filter(verb -> verb.result() != standing.status())
                .toList();
    }

    /** A copy with another status. */
    public DecidableStatus now(StatusSnapshot other) {
        return new DecidableStatus(target, name, other);
    }
}

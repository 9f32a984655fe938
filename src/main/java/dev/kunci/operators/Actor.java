package dev.kunci.operators;

import dev.kunci.audit.ActorSnapshot;
import dev.kunci.audit.Origin;
import dev.kunci.shared.Refusal;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, for whom and from where; every call that changes something takes one.
 *
 * @param operatorId null for the machine's owner at the console
 * @param name the e-mail address, or what else the record shall call them
 * @param onBehalfOf the developer for whom an editor files a request, else null
 * @param atMost the roles this call is limited to (an API token may have fewer than its owner), never a grant
 * @param only the API products that its approvals are limited to (an API token may have such a limit); null for no limit
 * @param within the one organization this call is limited to, as that of an API token is; null for no limit
 * @param confirmed whether a person has shown their password again for this very step
 * @param permission what they may do in one organization, as it was read for the request this actor is made for and no
 *     longer than that; null where nobody has read it
 */
public record Actor(
        @Nullable UUID operatorId,
        String name,
        @Nullable String onBehalfOf,
        Set<Role> atMost,
        @Nullable Set<UUID> only,
        @Nullable UUID within,
        boolean confirmed,
        Origin origin,
        @Nullable Permission permission) {

    /** An actor whose permission is read when they do something. */
    public Actor(
            @Nullable UUID operatorId,
            String name,
            @Nullable String onBehalfOf,
            Set<Role> atMost,
            @Nullable Set<UUID> only,
            @Nullable UUID within,
            boolean confirmed,
            Origin origin) {
        this(operatorId, name, onBehalfOf, atMost, only, within, confirmed, origin, null);
    }

    /** A person with all the roles the database gives them. */
    public static Actor operator(UUID operatorId, String email, Origin origin) {
        return new Actor(operatorId, email, null, EnumSet.allOf(Role.class), null, null, false, origin);
    }

    /** The machine's owner; needs no membership. */
    public static Actor console() {
        return new Actor(null, "console", null, EnumSet.allOf(Role.class), null, null, false, Origin.CONSOLE);
    }

    public Actor onBehalfOf(@Nullable String developer) {
        return new Actor(operatorId, name, developer, atMost, only, within, confirmed, origin, permission);
    }

    /**
     * The same actor with a permission that was read, for calls that end with the request it was read for; never for
     * work that continues or begins after it.
     */
    public Actor with(Permission read) {
        return new Actor(operatorId, name, onBehalfOf, atMost, only, within, confirmed, origin, read);
    }

    /** This person, who has just shown their password again. */
    public Actor afterPassword() {
        return new Actor(operatorId, name, onBehalfOf, atMost, only, within, true, origin);
    }

    /** @throws Refusal.Forbidden unless the person has shown their password again for this step */
    public void requireConfirmed() {
        if (operatorId != null && !confirmed) {
            throw new Refusal.Forbidden("refusal.confirm");
        }
    }

    /** Whether a person or the machine's owner acts, and not an API token. */
    public boolean inPerson() {
        return within == null;
    }

    public ActorSnapshot author() {
        return new ActorSnapshot(operatorId, name, onBehalfOf, origin);
    }
}

package dev.kunci.portal.signin;

import dev.kunci.operators.Operator;
import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/**
 * The person signed in to a session. What they may do is read from the database at every call and not stored here.
 *
 * @param stamp of the password they signed in with; the session ends when it changes
 * @param session by which it can be ended from elsewhere
 */
public record PortalPrincipal(UUID operatorId, String email, String stamp, UUID session)
        implements Principal, Serializable {

    static PortalPrincipal of(Operator operator, UUID session) {
        return new PortalPrincipal(operator.id(), operator.email(), operator.passwordStamp(), session);
    }

    @Override
    public String getName() {
        return email;
    }
}

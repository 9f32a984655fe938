package dev.kunci.portal.signin;

import dev.kunci.operators.Operator;
import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/**
 * Who is signed in to a session; what they may do is read from the database at every call instead.
 *
 * @param stamp of the password they signed in with; the session ends when theirs has another one
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

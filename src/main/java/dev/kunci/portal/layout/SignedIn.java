package dev.kunci.portal.layout;

import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/** Who is signed in to a session; what they may do is read from the database at every call instead. */
public record SignedIn(UUID operatorId, String email) implements Principal, Serializable {

    @Override
    public String getName() {
        return email;
    }
}

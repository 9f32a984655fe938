package dev.kunci.portal.tokens;

import dev.kunci.operators.Role;
import dev.kunci.registry.Organization;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * The operator a new token may act as, and the organization.
 *
 * @param roles what it can be limited to
 */
public record TokenHolder(UUID organization, UUID operator, String name, Set<Role> roles) {

    /** @param roles those its operator has; every one of them includes viewer */
    public static TokenHolder of(Organization organization, UUID operator, String name, Set<Role> roles) {
        Set<Role> offered = EnumSet.of(Role.VIEWER);
        offered.addAll(roles);
        return new TokenHolder(organization.id(), operator, name, offered);
    }
}

package dev.kunci.portal.organization;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Operator;
import dev.kunci.operators.Permission;
import dev.kunci.registry.Organization;
import org.jspecify.annotations.Nullable;

/**
 * The current organization, and what the person may do there as it was read at this navigation.
 *
 * @param actor the person with this permission, for what is read to answer this navigation and nothing later
 */
public record OrganizationContext(Organization organization, Permission permission, Operator operator, Actor actor) {

    /** The URLs of the pages of this organization. */
    public Links links() {
        return Links.of(organization);
    }

    /** Whether the navigation offers the same pages. */
    public boolean samePages(@Nullable OrganizationContext other) {
        return other != null
                && organization.id().equals(other.organization.id())
                && permission.roles().equals(other.permission.roles());
    }
}

package dev.kunci.operators;

import dev.kunci.shared.Refusal;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an actor may do in one organization at this moment, according to the database.
 *
 * @param roles empty if the actor is not a member
 * @param products the API products an approver is limited to, null for no limit
 */
public record Permission(
        UUID organization, Set<Role> roles, @Nullable Set<UUID> products) {

    public boolean may(Role role) {
        return role == Role.VIEWER ? !roles.isEmpty() : roles.contains(role);
    }

    /** @throws Refusal.Forbidden naming the missing role */
    public void require(Role role) {
        if (!may(role)) {
            throw new Refusal.Forbidden("refusal.role." + role.code());
        }
    }

    /** Whether this approver decides on everything: owners, apps, keys and all products. */
    public boolean decidesAll() {
        return may(Role.APPROVER) && products == null;
    }

    /** Whether this approver decides on grants of this API product. */
    public boolean decides(UUID product) {
        return may(Role.APPROVER) && (products == null || products.contains(product));
    }
}

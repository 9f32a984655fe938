package dev.kunci.operators;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Subject;
import dev.kunci.shared.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads what an actor may do from the database at every call, so that a changed role takes effect at once. Only an
 * actor that carries the permission read for its request is not looked up again within it.
 */
@Service
public class Permissions {

    private static final String MEMBERSHIPS = "select m.operator_id, " + PermissionRow.COLUMNS + """
            from membership m join operator o on o.id = m.operator_id join organization g on g.id = m.organization_id
            where m.organization_id = :organization and m.operator_id = any(:operators)
              and not o.disabled and not o.password_one_time and not (:person and g.second_factor_required)
            """;
    private static final String MORE = """
            select exists (select 1 from membership m join organization g on g.id = m.organization_id
              where m.organization_id = :organization and m.operator_id = :operator and g.second_factor_required)
            """;

    private final JdbcClient jdbc;
    private final AuditLog audit;

    Permissions(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * Requires a role; a refusal is recorded.
     *
     * @param subject of the audit record
     * @throws Refusal.Forbidden naming the missing role
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Permission require(Actor actor, UUID organization, Role role, Action action, Subject subject) {
        Permission permission = of(actor, organization);
        try {
            permission.require(role);
        } catch (Refusal.Forbidden why) {
            throw audit.refuse(actor.author(), organization, action, subject, why);
        }
        return permission;
    }

    /**
     * No roles for a disabled operator, for one who must change a one-time password first, and for people if the
     * organization demands a second factor: there is none yet, so they never show more than a password.
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Permission of(Actor actor, UUID organization) {
        return Objects.requireNonNull(of(List.of(actor), organization).get(actor));
    }

    /**
     * The same for several actors, with few statements.
     *
     * @return one for each of them
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Map<Actor, Permission> of(Collection<Actor> actors, UUID organization) {
        Map<Actor, Permission> permissions = new HashMap<>();
        Map<Boolean, List<Actor>> asked = new HashMap<>();
        for (Actor actor : Set.copyOf(actors)) {
            Permission known = withoutAsking(actor, organization);
            if (known != null) {
                permissions.put(actor, known);
            } else {
                asked.computeIfAbsent(actor.inPerson(), _ -> new ArrayList<>()).add(actor);
            }
        }
        asked.forEach((person, theirs) -> read(theirs, person, organization, permissions));
        return permissions;
    }

    private void read(List<Actor> actors, boolean person, UUID organization, Map<Actor, Permission> permissions) {
        Map<UUID, List<Actor>> byOperator =
                actors.stream().collect(Collectors.groupingBy(actor -> Objects.requireNonNull(actor.operatorId())));
        actors.forEach(actor -> permissions.put(actor, new Permission(organization, Set.of(), null)));
        jdbc.sql(MEMBERSHIPS)
                .param("organization", organization)
                .param("operators", byOperator.keySet().toArray(UUID[]::new))
                .param("person", person)
                .query(row -> {
                    for (Actor actor : byOperator.getOrDefault(row.getObject("operator_id", UUID.class), List.of())) {
                        permissions.put(actor, PermissionRow.read(row, organization, actor.atMost(), actor.only()));
                    }
                });
    }

    /** The permission that needs no look into the database, else null. */
    private static @Nullable Permission withoutAsking(Actor actor, UUID organization) {
        Permission carried = actor.permission();
        if (carried != null && carried.organization().equals(organization)) {
            return carried;
        }
        if (actor.operatorId() == null) {
            return new Permission(organization, actor.atMost(), null);
        }
        return actor.within() != null && !actor.within().equals(organization)
                ? new Permission(organization, Set.of(), null)
                : null;
    }

    /** Whether a member has no role there only because the organization demands a second factor. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public boolean asksForMore(Actor actor, UUID organization) {
        return actor.operatorId() != null
                && actor.inPerson()
                && jdbc.sql(MORE)
                        .param("organization", organization)
                        .param("operator", actor.operatorId())
                        .query(Boolean.class)
                        .single();
    }
}

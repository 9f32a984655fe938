package dev.kunci.operators;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Subject;
import dev.kunci.shared.Refusal;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads what an actor may do from the database at every call, so that a changed role takes effect at once. Only an
 * actor that carries the permission read for its request is not looked up again within it.
 */
@Service
public class Permissions {

    private static final String MEMBERSHIP = "select " + PermissionRow.COLUMNS + """
            from membership m join operator o on o.id = m.operator_id join organization g on g.id = m.organization_id
            where m.organization_id = :organization and m.operator_id = :operator
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
    @Transactional(readOnly = true)
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
    @Transactional(readOnly = true)
    public Permission of(Actor actor, UUID organization) {
        Permission carried = actor.permission();
        if (carried != null && carried.organization().equals(organization)) {
            return carried;
        }
        if (actor.operatorId() == null) {
            return new Permission(organization, actor.atMost(), null);
        }
        if (actor.within() != null && !actor.within().equals(organization)) {
            return new Permission(organization, Set.of(), null);
        }
        return jdbc.sql(MEMBERSHIP)
                .param("organization", organization)
                .param("operator", actor.operatorId())
                .param("person", actor.inPerson())
                .query((rs, n) -> PermissionRow.read(rs, actor, organization))
                .optional()
                .orElse(new Permission(organization, Set.of(), null));
    }

    /** Whether a member has no role there only because the organization demands a second factor. */
    @Transactional(readOnly = true)
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

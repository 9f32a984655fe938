package dev.kunci.operators;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Subject;
import dev.kunci.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an actor may do, as the database says. It is read at every call, so that a changed role counts at once; only an
 * actor that carries what was read for its request is not asked about twice within it.
 */
@Service
public class Permissions {

    /** What a statement selects of a membership {@code m} for {@link #read}. */
    public static final String COLUMNS = """
            m.roles as member_roles, m.all_products as member_all_products,
              array(select mp.product_id from membership_product mp
                where mp.organization_id = m.organization_id and mp.operator_id = m.operator_id) as member_products
            """;

    private static final String MEMBERSHIP = "select " + COLUMNS + """
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
     * Lets an actor go on with what needs this role; who may not is refused, and the refusal is recorded.
     *
     * @param subject what it was to be done to
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
     * Nothing at all for a disabled operator, for one who still has to change a one-time password, and for people where
     * an organization asks for a second factor: there is none yet, so that they never show more than a password.
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
                .query((rs, n) -> read(rs, actor, organization))
                .optional()
                .orElse(new Permission(organization, Set.of(), null));
    }

    /** @param row with {@link #COLUMNS} of this actor's membership, which counts */
    public static Permission read(ResultSet row, Actor actor, UUID organization) throws SQLException {
        Set<Role> roles = Role.of((String[]) row.getArray("member_roles").getArray());
        boolean member = !roles.isEmpty() && !actor.atMost().isEmpty();
        roles.retainAll(actor.atMost());
        if (member && roles.isEmpty()) {
            roles.add(Role.VIEWER);
        }
        Set<UUID> products = row.getBoolean("member_all_products")
                ? null
                : Arrays.stream((UUID[]) row.getArray("member_products").getArray())
                        .collect(Collectors.toUnmodifiableSet());
        return new Permission(organization, roles, both(products, actor.only()));
    }

    /** Whether a member has no role there only because the organization asks people for a second factor. */
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

    /** What is within both limits; a limit of nothing remains one. */
    private static @Nullable Set<UUID> both(@Nullable Set<UUID> some, @Nullable Set<UUID> others) {
        if (some == null || others == null) {
            return some == null ? others : some;
        }
        return some.stream().filter(others::contains).collect(Collectors.toUnmodifiableSet());
    }
}

package dev.kunci.operators.token;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.operators.membership.MembershipRows;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who may create which token: nobody may create one that acts as another person or can do more than its operator. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TokenRules {

    private static final String DECIDED = """
            select count(*) from unnest(:products::uuid[]) as product join membership m
              on m.organization_id = :organization and m.operator_id = :operator
            where m.all_products or exists (select 1 from membership_product p where p.organization_id = m.organization_id
              and p.operator_id = m.operator_id and p.product_id = product)
            """;

    private final JdbcClient jdbc;
    private final MembershipRows members;
    private final Permissions permissions;
    private final AuditLog audit;

    TokenRules(JdbcClient jdbc, MembershipRows members, Permissions permissions, AuditLog audit) {
        this.jdbc = jdbc;
        this.members = members;
        this.permissions = permissions;
        this.audit = audit;
    }

    void mayIssue(
            Actor actor, UUID organization, UUID operator, Set<Role> roles, @Nullable Set<UUID> products, String name) {
        Subject subject = Subject.alone("token", null, PlainText.shortened(name));
        boolean own = operator.equals(actor.operatorId());
        permissions.require(actor, organization, own ? Role.VIEWER : Role.ADMIN, Action.CREATE, subject);
        try {
            check(actor, organization, operator, roles, products, own);
        } catch (Refusal.Forbidden why) {
            throw audit.refuse(actor.author(), organization, Action.CREATE, subject, why);
        }
    }

    private void check(
            Actor actor, UUID organization, UUID operator, Set<Role> roles, @Nullable Set<UUID> products, boolean own) {
        if (!actor.inPerson()) {
            throw new Refusal.Forbidden("refusal.token.by-token");
        }
        actor.requireConfirmed();
        if (products != null) {
            checkLimit(roles, products);
            members.holdProducts(organization, products);
        }
        Set<Role> owned = jdbc.sql(
                        "select roles from membership where organization_id = ? and operator_id = ?" + " for key share")
                .params(organization, operator)
                .query((rs, n) -> Role.of((String[]) rs.getArray("roles").getArray()))
                .optional()
                .orElseThrow(() -> new Refusal.NotFound("refusal.person.unknown"));
        if (!own && actor.operatorId() != null && !isProgram(organization, operator)) {
            throw new Refusal.Forbidden("refusal.token.other");
        }
        if (roles.isEmpty()) {
            throw new Refusal.Invalid("refusal.person.roles");
        }
        owned.add(Role.VIEWER);
        if (!owned.containsAll(roles)) {
            throw new Refusal.Forbidden("refusal.token.roles");
        }
        if (products != null && decided(organization, operator, products) < products.size()) {
            throw new Refusal.Forbidden("refusal.token.products");
        }
    }

    private static void checkLimit(Set<Role> roles, Set<UUID> products) {
        if (products.isEmpty()) {
            throw new Refusal.Invalid("refusal.token.products.none");
        }
        if (!roles.contains(Role.APPROVER)) {
            throw new Refusal.Invalid("refusal.token.products.role");
        }
    }

    /** How many of these API products the membership of this approver covers. */
    private int decided(UUID organization, UUID operator, Set<UUID> products) {
        return jdbc.sql(DECIDED)
                .param("organization", organization)
                .param("operator", operator)
                .param("products", products.stream().map(UUID::toString).toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    private boolean isProgram(UUID organization, UUID operator) {
        return jdbc.sql("select exists (select 1 from operator where id = ? and program_of = ?)")
                .params(operator, organization)
                .query(Boolean.class)
                .single();
    }

    String email(UUID operator) {
        return jdbc.sql("select email from operator where id = ?")
                .param(operator)
                .query(String.class)
                .single();
    }
}

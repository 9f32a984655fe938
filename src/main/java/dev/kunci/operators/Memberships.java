package dev.kunci.operators;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Entry;
import dev.kunci.audit.Subject;
import dev.kunci.shared.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who works in which organization, in which roles. */
@Service
@Transactional
public class Memberships {

    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final AuditLog audit;

    Memberships(JdbcClient jdbc, Permissions permissions, AuditLog audit) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.audit = audit;
    }

    /**
     * Gives an operator these roles in an organization, replacing those they had.
     *
     * @param products what an approver is limited to, null for no limit
     * @throws Refusal.Forbidden unless the actor is an administrator there
     */
    public void give(Actor actor, UUID organization, UUID operator, Set<Role> roles, @Nullable Set<UUID> products) {
        permissions.require(actor, organization, Role.ADMIN, Action.ROLE, Subject.unnamed("operator", operator));
        Map<String, Object> before = state(organization, operator);
        String[] codes = roles.stream().map(Role::code).sorted().toArray(String[]::new);
        jdbc.sql("insert into membership (organization_id, operator_id, roles, all_products)"
                        + " values (:organization, :operator, :roles, :all)"
                        + " on conflict (organization_id, operator_id)"
                        + " do update set roles = excluded.roles, all_products = excluded.all_products")
                .param("organization", organization)
                .param("operator", operator)
                .param("roles", codes)
                .param("all", products == null)
                .update();
        jdbc.sql("delete from membership_product where organization_id = :organization and operator_id = :operator")
                .param("organization", organization)
                .param("operator", operator)
                .update();
        if (products != null) {
            jdbc.sql("insert into membership_product"
                            + " select :organization, :operator, unnest(:products::text[]::uuid[])")
                    .param("organization", organization)
                    .param("operator", operator)
                    .param("products", products.stream().map(UUID::toString).toArray(String[]::new))
                    .update();
        }
        Subject subject = Subject.alone("operator", operator, email(operator));
        audit.append(List.of(Entry.done(organization, actor.author(), Action.ROLE, subject)
                .change(before, state(organization, operator))));
    }

    /** The roles and products of a membership as the record shows them; empty where there is none. */
    private Map<String, Object> state(UUID organization, UUID operator) {
        return jdbc.sql(
                        "select m.roles, m.all_products, array(select i.name from membership_product p join api_product i"
                                + " on i.organization_id = p.organization_id and i.id = p.product_id"
                                + " where p.organization_id = m.organization_id and p.operator_id = m.operator_id order by 1) as products"
                                + " from membership m where m.organization_id = ? and m.operator_id = ?")
                .params(organization, operator)
                .query((rs, n) -> {
                    Map<String, Object> state = new LinkedHashMap<>();
                    state.put("roles", List.of((String[]) rs.getArray("roles").getArray()));
                    if (!rs.getBoolean("all_products")) {
                        state.put("products", List.of((String[])
                                rs.getArray("products").getArray()));
                    }
                    return state;
                })
                .optional()
                .orElseGet(LinkedHashMap::new);
    }

    /** The organizations an operator may enter, by id. */
    @Transactional(readOnly = true)
    public List<UUID> organizationsOf(UUID operator) {
        return jdbc.sql("select organization_id from membership where operator_id = ? order by organization_id")
                .param(operator)
                .query((rs, n) -> rs.getObject("organization_id", UUID.class))
                .list();
    }

    /** Where events about this operator are recorded: in each of their organizations, else for the installation. */
    List<UUID> recordedIn(UUID operator) {
        List<UUID> organizations = organizationsOf(operator);
        return organizations.isEmpty() ? List.of(Entry.INSTALLATION) : organizations;
    }

    private String email(UUID operator) {
        return jdbc.sql("select email from operator where id = ?")
                .param(operator)
                .query(String.class)
                .single();
    }
}

package dev.kunci.operators.membership;

import dev.kunci.audit.Subject;
import dev.kunci.operators.Role;
import dev.kunci.shared.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Memberships as database rows and as audit entries. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class MembershipRows {

    private static final String STATE = """
            select m.roles, m.all_products, array(select i.name from membership_product p
                join api_product i on i.organization_id = p.organization_id and i.id = p.product_id
                where p.organization_id = m.organization_id and p.operator_id = m.operator_id order by 1) as products
            from membership m where m.organization_id = ? and m.operator_id = ?
            """;

    private static final String HOME = """
            coalesce(o.program_of, o.home_organization, (select min(m.organization_id::text)::uuid from membership m
              where m.operator_id = o.id having count(*) = 1))
            """;

    private final JdbcClient jdbc;

    MembershipRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public boolean exists(UUID organization, UUID operator) {
        return jdbc.sql("select exists (select 1 from membership where organization_id = ? and operator_id = ?)")
                .params(organization, operator)
                .query(Boolean.class)
                .single();
    }

    public List<UUID> organizations(UUID operator) {
        return jdbc.sql("select organization_id from membership where operator_id = ? order by organization_id")
                .param(operator)
                .query((rs, n) -> rs.getObject("organization_id", UUID.class))
                .list();
    }

    /**
     * The home organization of an account: the one that created it, or the only one left after it has left that one.
     *
     * @return empty if it has left its home and belongs to several others, or to none
     */
    public Optional<UUID> home(UUID operator) {
        return jdbc
                .sql("select " + HOME + " from operator o where o.id = ?")
                .param(operator)
                .query(UUID.class)
                .list()
                .stream()
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The roles and products of a membership for the audit log; empty if there is none. */
    Map<String, Object> state(UUID organization, UUID operator) {
        return jdbc.sql(STATE)
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

    /**
     * Locks products before the rows that refer to them, in the order of a deletion of a product.
     *
     * @throws Refusal.NotFound if one of them is not in this organization
     */
    public void holdProducts(UUID organization, Set<UUID> products) {
        int known = jdbc.sql(
                        "select id from api_product where organization_id = ? and id = any(?::uuid[]) order by id for key share")
                .param(organization)
                .param(products.stream().map(UUID::toString).toArray(String[]::new))
                .query()
                .listOfRows()
                .size();
        if (known < products.size()) {
            throw new Refusal.NotFound("refusal.unknown.apiproduct");
        }
    }

    /** @throws Refusal.NotFound if one of the products is not in this organization */
    void write(UUID organization, UUID operator, Set<Role> roles, @Nullable Set<UUID> products) {
        holdProducts(organization, products == null ? Set.of() : products);
        jdbc.sql("update operator o set home_organization = coalesce(" + HOME + ", :organization::uuid)"
                        + " where o.id = :operator and o.home_organization is null and o.program_of is null"
                        + " and (" + HOME + " is not null"
                        + " or not exists (select 1 from membership m where m.operator_id = o.id))")
                .param("organization", organization)
                .param("operator", operator)
                .update();
        jdbc.sql("insert into membership (organization_id, operator_id, roles, all_products)"
                        + " values (:organization, :operator, :roles, :all)"
                        + " on conflict (organization_id, operator_id)"
                        + " do update set roles = excluded.roles, all_products = excluded.all_products")
                .param("organization", organization)
                .param("operator", operator)
                .param("roles", Role.codes(roles))
                .param("all", products == null)
                .update();
        jdbc.sql("delete from membership_product where organization_id = ? and operator_id = ?")
                .params(organization, operator)
                .update();
        if (products != null) {
            jdbc.sql("insert into membership_product select :organization, :operator, id from api_product"
                            + " where organization_id = :organization and id = any(:products::uuid[])")
                    .param("organization", organization)
                    .param("operator", operator)
                    .param("products", products.stream().map(UUID::toString).toArray(String[]::new))
                    .update();
        }
    }

    void delete(UUID organization, UUID operator) {
        jdbc.sql("delete from membership where organization_id = ? and operator_id = ?")
                .params(organization, operator)
                .update();
        jdbc.sql("update operator set home_organization = null where home_organization = ? and id = ?")
                .params(organization, operator)
                .update();
    }

    Subject subject(UUID operator) {
        return jdbc.sql("select email from operator where id = ?")
                .param(operator)
                .query(String.class)
                .optional()
                .map(email -> Subject.alone("operator", operator, email))
                .orElseGet(() -> Subject.unnamed("operator", operator));
    }

    /**
     * The subject of an audit entry. Only members of this organization are named, so that no record reveals anyone
     * else.
     */
    public Subject subjectIn(UUID organization, UUID operator) {
        return exists(organization, operator) ? subject(operator) : Subject.unnamed("operator", operator);
    }
}

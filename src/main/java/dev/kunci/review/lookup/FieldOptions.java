package dev.kunci.review.lookup;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.Like;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The options of filters and forms, found by what was typed. */
@Service
@Transactional(readOnly = true)
public class FieldOptions {

    /** Each side uses its own indexes, as far as the page reaches. */
    private static final String OWNERS = """
            select * from (
              (select 'developer' as kind, id, email as name, trim(first_name || ' ' || last_name) as full_name,
                status = 'active' as active, email_key as place
                from developer where organization_id = :organization and %s order by email_key limit :reach)
              union all
              (select 'app-group', id, name, display_name, status = 'active', name_key
                from app_group where organization_id = :organization and %s order by name_key, id limit :reach)) owners
            order by place, kind, id offset :offset limit :limit""";

    private static final String DECIDED = """
            exists (select 1 from membership m where m.organization_id = i.organization_id and m.operator_id = :operator
              and 'approver' = any(m.roles) and (m.all_products or exists (select 1 from membership_product p
                where p.organization_id = i.organization_id and p.operator_id = :operator and p.product_id = i.id)))
            """;

    private final JdbcClient jdbc;
    private final Permissions permissions;

    FieldOptions(JdbcClient jdbc, Permissions permissions) {
        this.jdbc = jdbc;
        this.permissions = permissions;
    }

    /** An API product by id, internal name and display name. */
    public record Product(UUID id, String name, String displayName, boolean manual) {}

    private static final RowMapper<Product> PRODUCT = (rs, n) -> new Product(
            rs.getObject("id", UUID.class),
            rs.getString("name"),
            rs.getString("display_name"),
            rs.getBoolean("manual"));

    public List<Product> products(Actor actor, UUID organization, String text, int offset, int limit) {
        permissions.of(actor, organization).require(Role.VIEWER);
        return products(organization, "true", text, offset, limit)
                .query(PRODUCT)
                .list();
    }

    /** The products a member decides on as an approver; administrators may ask for everybody, others for themselves. */
    public List<Product> decidedBy(Actor actor, UUID organization, UUID operator, String text, int offset, int limit) {
        permissions.of(actor, organization).require(operator.equals(actor.operatorId()) ? Role.VIEWER : Role.ADMIN);
        return products(organization, DECIDED, text, offset, limit)
                .param("operator", operator)
                .query(PRODUCT)
                .list();
    }

    private JdbcClient.StatementSpec products(UUID organization, String which, String text, int offset, int limit) {
        return jdbc.sql("select id, name, display_name, approval_type = 'manual' as manual from api_product i"
                        + " where organization_id = :organization and (name ilike :text or display_name ilike :text)"
                        + " and " + which + " order by lower(display_name), name offset :offset limit :limit")
                .param("organization", organization)
                .param("text", Like.containing(text))
                .param("offset", offset)
                .param("limit", limit);
    }

    /**
     * An owner of apps: a developer or an app group.
     *
     * @param name the e-mail address of a developer, the name of an app group
     */
    public record Owner(Target target, String name, String fullName, boolean active) {

        public boolean group() {
            return target.level() == Level.APP_GROUP;
        }
    }

    public List<Owner> appOwners(Actor actor, UUID organization, String text, int offset, int limit) {
        permissions.of(actor, organization).require(Role.VIEWER);
        return owners(organization, text, offset, limit);
    }

    private List<Owner> owners(UUID organization, String text, int offset, int limit) {
        return jdbc.sql(OWNERS.formatted("search like :text", "search like :text"))
                .param("organization", organization)
                .param("text", Like.containing(text.toLowerCase(Locale.ROOT)))
                .param("reach", offset + limit)
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, n) -> owner(rs, organization))
                .list();
    }

    /** @param name in any case if it is an e-mail address */
    public Optional<Owner> appOwner(Actor actor, UUID organization, Level level, String name) {
        permissions.of(actor, organization).require(Role.VIEWER);
        boolean developer = level == Level.DEVELOPER;
        return jdbc.sql(OWNERS.formatted(
                        developer ? "email_key = lower(:name)" : "false", developer ? "false" : "name = :name"))
                .param("organization", organization)
                .param("name", name)
                .param("reach", 1)
                .param("offset", 0)
                .param("limit", 1)
                .query((rs, n) -> owner(rs, organization))
                .optional();
    }

    private static Owner owner(ResultSet rs, UUID organization) throws SQLException {
        Level level = rs.getString("kind").equals(Level.DEVELOPER.code()) ? Level.DEVELOPER : Level.APP_GROUP;
        return new Owner(
                new Target(organization, level, rs.getObject("id", UUID.class)),
                rs.getString("name"),
                rs.getString("full_name"),
                rs.getBoolean("active"));
    }

    /** The owners of apps: e-mail addresses of developers and names of app groups. */
    public List<String> owners(Actor actor, UUID organization, String text, int offset, int limit) {
        permissions.of(actor, organization).require(Role.VIEWER);
        return owners(organization, text, offset, limit).stream()
                .map(Owner::name)
                .toList();
    }
}

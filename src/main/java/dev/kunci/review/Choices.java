package dev.kunci.review;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.shared.Like;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a filter or a form offers to choose from, found by what was typed. */
@Service
@Transactional(readOnly = true)
public class Choices {

    private final JdbcClient jdbc;
    private final Permissions permissions;

    Choices(JdbcClient jdbc, Permissions permissions) {
        this.jdbc = jdbc;
        this.permissions = permissions;
    }

    /** An API product by id, internal name and display name. */
    public record Product(UUID id, String name, String displayName, boolean manual) {}

    public List<Product> products(Actor actor, UUID organization, String text, int offset, int limit) {
        permissions.of(actor, organization).require(Role.VIEWER);
        return jdbc.sql("select id, name, display_name, approval_type = 'manual' as manual from api_product"
                        + " where organization_id = :organization and (name ilike :text or display_name ilike :text)"
                        + " order by lower(display_name), name offset :offset limit :limit")
                .param("organization", organization)
                .param("text", Like.containing(text))
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, n) -> new Product(
                        rs.getObject("id", UUID.class),
                        rs.getString("name"),
                        rs.getString("display_name"),
                        rs.getBoolean("manual")))
                .list();
    }

    /** The owners of apps: e-mail addresses of developers and names of app groups. */
    public List<String> owners(Actor actor, UUID organization, String text, int offset, int limit) {
        permissions.of(actor, organization).require(Role.VIEWER);
        return jdbc.sql("select label from (select email as label from developer where organization_id = :organization"
                        + " union all select name from app_group where organization_id = :organization) owners"
                        + " where label ilike :text order by lower(label) offset :offset limit :limit")
                .param("organization", organization)
                .param("text", Like.containing(text))
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, n) -> rs.getString("label"))
                .list();
    }
}

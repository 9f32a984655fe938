package dev.kunci.review.product;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.review.Cursor;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** API products for programs: one, or page by page in the order of their names. */
@Service
@Transactional(readOnly = true)
public class ProductPages {

    private final JdbcClient jdbc;
    private final Permissions permissions;

    ProductPages(JdbcClient jdbc, Permissions permissions) {
        this.jdbc = jdbc;
        this.permissions = permissions;
    }

    /**
     * The filter of a program for API products; null means any.
     *
     * @param attribute the name of an attribute that it has
     * @param value the value of that attribute
     * @param space its space
     */
    public record Wanted(
            @Nullable String attribute,
            @Nullable String value,
            @Nullable String space) {}

    /**
     * @throws Refusal.Forbidden unless the actor is a member
     * @throws Refusal.NotFound if this organization has no such product
     */
    public ProductRecord find(Actor actor, UUID organization, UUID product) {
        return read(actor, organization, " and i.id = :id", Map.of("id", product), 1).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("refusal.unknown.apiproduct"));
    }

    /** @param from by name */
    public List<ProductRecord> page(Actor actor, UUID organization, Wanted wanted, Cursor from) {
        Map<String, Object> params = new HashMap<>();
        StringBuilder terms = new StringBuilder(from.condition("i.name"));
        if (from.key() != null) {
            params.put("from", PlainText.clean(from.key()));
        }
        if (wanted.attribute() != null) {
            terms.append(" and i.attributes @> jsonb_build_array(jsonb_strip_nulls("
                    + "jsonb_build_object('name', cast(:attribute as text), 'value', cast(:value as text))))");
            params.put("attribute", PlainText.clean(wanted.attribute()));
            params.put("value", wanted.value() == null ? null : PlainText.clean(wanted.value()));
        }
        if (wanted.space() != null) {
            terms.append(" and i.space = :space");
            params.put("space", PlainText.clean(wanted.space()));
        }
        return read(actor, organization, terms.toString(), params, from.limit());
    }

    private List<ProductRecord> read(Actor actor, UUID organization, String which, Map<String, ?> params, int limit) {
        permissions.of(actor, organization).require(Role.VIEWER);
        return jdbc.sql("select i.* from api_product i where i.organization_id = :organization" + which
                        + " order by i.name limit :limit")
                .param("organization", organization)
                .params(params)
                .param("limit", limit)
                .query(ProductRecord::of)
                .list();
    }
}

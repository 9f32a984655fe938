package dev.kunci.review.app;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.review.Cursor;
import dev.kunci.review.OwnerTable;
import dev.kunci.review.lookup.Lookup;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Apps for programs, page by page: those of an organization in the order of their ids, those of an owner by name. */
@Service
@Transactional(readOnly = true)
public class AppPages {

    private static final String GRANTS =
            " join product_grant o on o.organization_id = c.organization_id and o.credential_id = c.id";

    private final JdbcClient jdbc;
    private final Lookup lookup;
    private final Permissions permissions;

    AppPages(JdbcClient jdbc, Lookup lookup, Permissions permissions) {
        this.jdbc = jdbc;
        this.lookup = lookup;
        this.permissions = permissions;
    }

    /** An app in a short list. */
    public record Named(UUID id, String name) {}

    /**
     * The filter of a program; null means any.
     *
     * @param ownedBy whether developers or app groups own it
     * @param consumerKey the consumer key or keyId of one of its keys
     * @param keyStatus a status that one of its keys has
     * @param grantStatus a status that a product on one of its keys has
     */
    public record Wanted(
            @Nullable List<UUID> appIds,
            @Nullable String name,
            @Nullable String status,
            @Nullable String developerEmail,
            @Nullable String appGroup,
            @Nullable Level ownedBy,
            @Nullable String product,
            @Nullable String consumerKey,
            @Nullable String keyStatus,
            @Nullable String grantStatus) {}

    /** @param from by appId */
    public List<Named> find(Actor actor, UUID organization, Wanted wanted, Cursor from) {
        permissions.of(actor, organization).require(Role.VIEWER);
        if (wanted.appIds() != null && wanted.appIds().isEmpty()) {
            return List.of();
        }
        Map<String, Object> params = new HashMap<>();
        String where = terms(wanted, params) + from.condition("a.id");
        if (wanted.consumerKey() != null) {
            Optional<Lookup.KeyLocation> location = lookup.locate(actor, organization, wanted.consumerKey());
            if (location.isEmpty()) {
                return List.of();
            }
            where += " and a.id = :app";
            params.put("app", location.get().app());
        }
        if (wanted.product() != null) {
            Optional<UUID> product = lookup.product(actor, organization, wanted.product());
            if (product.isEmpty()) {
                return List.of();
            }
            where += holding(product.get());
        }
        if (from.key() != null) {
            params.put("from", UUID.fromString(from.key()));
        }
        return list(organization, where, "a.id", params, from.limit());
    }

    /** @param from by name */
    public List<Named> of(Actor actor, Target owner, Cursor from) {
        permissions.of(actor, owner.organization()).require(Role.VIEWER);
        Map<String, Object> params = new HashMap<>(Map.of("owner", owner.id()));
        if (from.key() != null) {
            params.put("from", from.key());
        }
        String where = " and a." + OwnerTable.of(owner.level()).column() + " = :owner" + from.condition("a.name");
        return list(owner.organization(), where, "a.name", params, from.limit());
    }

    private List<Named> list(UUID organization, String where, String order, Map<String, ?> params, int limit) {
        return jdbc.sql("select a.id, a.name from app a where a.organization_id = :organization" + where + " order by "
                        + order + " limit :limit")
                .param("organization", organization)
                .params(params)
                .param("limit", limit)
                .query((rs, n) -> new Named(rs.getObject("id", UUID.class), rs.getString("name")))
                .list();
    }

    private String terms(Wanted wanted, Map<String, Object> params) {
        StringBuilder terms = new StringBuilder();
        if (wanted.appIds() != null) {
            terms.append(" and a.id in (:ids)");
            params.put("ids", wanted.appIds());
        }
        term(terms, params, wanted.name(), "name", " and a.name = :name");
        term(terms, params, wanted.status(), "status", " and a.status = :status");
        term(
                terms,
                params,
                lower(wanted.developerEmail()),
                "email",
                " and a.owner_key = :email and a.developer_id is not null");
        term(
                terms,
                params,
                wanted.appGroup(),
                "appGroup",
                " and a.app_group_id = (select g.id from app_group g"
                        + " where g.organization_id = :organization and g.name = :appGroup)");
        if (wanted.ownedBy() != null) {
            terms.append(" and a.")
                    .append(OwnerTable.of(wanted.ownedBy()).column())
                    .append(" is not null");
        }
        term(terms, params, wanted.keyStatus(), "keyStatus", held("") + " and c.status = :keyStatus)");
        term(terms, params, wanted.grantStatus(), "grantStatus", held(GRANTS) + " and o.status = :grantStatus)");
        return terms.toString();
    }

    /**
     * The id is part of the statement, so that PostgreSQL plans by how many keys hold this product: it looks through the
     * apps for one that nearly all hold, and begins with the keys of one that few hold.
     */
    private static String holding(UUID product) {
        return held(GRANTS) + " and o.product_id = '" + product + "')";
    }

    /** The beginning of a condition on one of an app's keys. */
    private static String held(String joins) {
        return " and a.id in (select c.app_id from credential c" + joins + " where c.organization_id = :organization";
    }

    private static void term(
            StringBuilder terms, Map<String, Object> params, @Nullable String value, String name, String sql) {
        if (value != null) {
            terms.append(sql);
            params.put(name, value);
        }
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}

package dev.kunci.review;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permission;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.AppContent;
import dev.kunci.registry.Gate;
import dev.kunci.registry.Level;
import dev.kunci.registry.Organization;
import dev.kunci.registry.Organizations;
import dev.kunci.registry.Status;
import dev.kunci.registry.Target;
import dev.kunci.review.AppDetails.KeyView;
import dev.kunci.review.AppDetails.OwnerView;
import dev.kunci.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads one app with its keys and products, and which gate is shut where. */
@Service
@Transactional(readOnly = true)
public class AppReading {

    private static final String APP = """
            select a.*, coalesce(jsonb_path_query_first(a.attributes, '$[*] ? (@.name == "Notes").value') #>> '{}', '') as notes,
              coalesce(d.id, g.id) as owner_id, coalesce(d.email, g.name) as owner, a.app_group_id is not null as grouped,
              coalesce(nullif(trim(concat_ws(' ', d.first_name, d.last_name)), ''), g.display_name, '') as full_name,
              coalesce(d.status, g.status) as owner_status,
              coalesce(d.status_revision, g.status_revision) as owner_status_revision,
              coalesce(d.status_changed_at, g.status_changed_at) as owner_status_changed_at,
              coalesce(d.status_changed_by, g.status_changed_by) as owner_status_changed_by
            from app a
            left join developer d on d.organization_id = a.organization_id and d.id = a.developer_id
            left join app_group g on g.organization_id = a.organization_id and g.id = a.app_group_id
            where a.organization_id = :organization and a.id = :app
            """;

    private static final String KEYS =
            "select * from credential where organization_id = :organization and app_id = :app order by issued_at desc, id";

    private static final String GRANTS = """
            select o.*, i.name as product, i.display_name as product_name, i.approval_type, i.scopes as product_scopes,
              (select p.email from operator p where p.id = o.requested_by_id and p.email <> o.requested_by) as filed_by
            from product_grant o join api_product i on i.organization_id = o.organization_id and i.id = o.product_id
            where o.organization_id = :organization and o.credential_id in
              (select id from credential where organization_id = :organization and app_id = :app)
            order by lower(i.display_name), i.name
            """;

    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final Organizations organizations;
    private final Clock clock;

    AppReading(JdbcClient jdbc, Permissions permissions, Organizations organizations, Clock clock) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.organizations = organizations;
        this.clock = clock;
    }

    /**
     * @throws Refusal.Forbidden for somebody who is no member
     * @throws Refusal.NotFound where this organization has no such app
     */
    public AppDetails find(Actor actor, UUID organizationId, UUID app) {
        Permission permission = permissions.of(actor, organizationId);
        permission.require(Role.VIEWER);
        Organization organization = organizations
                .find(organizationId)
                .orElseThrow(() -> new Refusal.NotFound("refusal.unknown.organization"));
        return query(APP, organizationId, app)
                .query((rs, n) -> details(rs, organization, permission, app))
                .optional()
                .orElseThrow(() -> new Refusal.NotFound("refusal.unknown.app"));
    }

    private AppDetails details(ResultSet rs, Organization organization, Permission permission, UUID app)
            throws SQLException {
        Level ownerLevel = rs.getBoolean("grouped") ? Level.APP_GROUP : Level.DEVELOPER;
        OwnerView owner = new OwnerView(
                new Target(organization.id(), ownerLevel, rs.getObject("owner_id", UUID.class)),
                rs.getString("owner"),
                rs.getString("full_name"),
                Rows.standing(rs, "owner_"));
        Gates gates = Gates.none()
                .and(Gate.Kind.OWNER, owner.name(), owner.standing())
                .and(Gate.Kind.APP, rs.getString("name"), Rows.standing(rs, ""));
        return new AppDetails(
                new Target(organization.id(), Level.APP, app),
                Rows.standing(rs, ""),
                rs.getLong("version"),
                rs.getString("name"),
                rs.getString("display_name"),
                rs.getString("callback_url"),
                rs.getString("notes"),
                AppContent.others(Rows.attributes(rs)),
                Rows.strings(rs, "scopes"),
                rs.getString("app_family"),
                owner,
                Rows.instant(rs, "created_at"),
                rs.getString("created_by"),
                Rows.instant(rs, "modified_at"),
                rs.getString("modified_by"),
                gates.access(),
                keys(organization.id(), app, gates),
                permission,
                organization.reasonsRequired(),
                organization.revealsOnRequest());
    }

    private List<KeyView> keys(UUID organization, UUID app, Gates above) {
        List<GrantRow> grants = query(GRANTS, organization, app)
                .query((rs, n) -> GrantRow.of(rs))
                .list();
        Instant now = clock.instant();
        return query(KEYS, organization, app)
                .query((rs, n) -> key(rs, organization, above, grants, now))
                .list();
    }

    private static KeyView key(ResultSet rs, UUID organization, Gates above, List<GrantRow> grants, Instant now)
            throws SQLException {
        UUID id = rs.getObject("id", UUID.class);
        String hint = rs.getString("key_hint");
        Instant expires = Rows.optionalInstant(rs, "expires_at");
        Gates gates =
                above.and(Gate.Kind.CREDENTIAL, hint, Rows.standing(rs, "")).and(expiry(hint, expires, now));
        return new KeyView(
                new Target(organization, Level.CREDENTIAL, id),
                rs.getLong("version"),
                hint,
                Rows.attributes(rs),
                Rows.strings(rs, "scopes"),
                Rows.instant(rs, "issued_at"),
                expires,
                Rows.standing(rs, ""),
                gates.access(),
                grants.stream()
                        .filter(grant -> grant.credential().equals(id))
                        .map(grant -> grant.view(organization, gates))
                        .toList());
    }

    private static Gate expiry(String hint, @Nullable Instant expires, Instant now) {
        boolean open = expires == null || expires.isAfter(now);
        return new Gate(
                Gate.Kind.EXPIRY,
                hint,
                open,
                open ? Status.APPROVED : Status.REVOKED,
                expires == null ? Instant.EPOCH : expires,
                null);
    }

    private JdbcClient.StatementSpec query(String sql, UUID organization, UUID app) {
        return jdbc.sql(sql).param("organization", organization).param("app", app);
    }
}

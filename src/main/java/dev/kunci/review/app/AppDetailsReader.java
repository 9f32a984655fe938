package dev.kunci.review.app;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permission;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.Organization;
import dev.kunci.registry.access.Gate;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.review.RowMapping;
import dev.kunci.review.app.AppDetails.OwnerView;
import dev.kunci.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads apps with their keys and products, and which gate is shut. */
@Service
@Transactional(readOnly = true)
public class AppDetailsReader {

    private static final String APP = """
            select a.*, coalesce(jsonb_path_query_first(a.attributes, '$[*] ? (@.name == "Notes").value') #>> '{}', '') as notes,
              coalesce(d.id, g.id) as owner_id, coalesce(d.email, g.name) as owner, coalesce(d.developer_id, g.id::text) as owner_code, a.app_group_id is not null as grouped,
              coalesce(nullif(trim(concat_ws(' ', d.first_name, d.last_name)), ''), g.display_name, '') as full_name,
              coalesce(d.status, g.status) as owner_status,
              coalesce(d.status_revision, g.status_revision) as owner_status_revision,
              coalesce(d.status_changed_at, g.status_changed_at) as owner_status_changed_at,
              coalesce(d.status_changed_by, g.status_changed_by) as owner_status_changed_by
            from app a
            left join developer d on d.organization_id = a.organization_id and d.id = a.developer_id
            left join app_group g on g.organization_id = a.organization_id and g.id = a.app_group_id
            where a.organization_id = :organization and a.id in (:apps) order by a.name, a.id
            """;

    private static final String KEYS =
            "select * from credential where organization_id = :organization and app_id in (:apps) order by issued_at desc, id";

    private static final String GRANTS = """
            select o.*, i.name as product, i.display_name as product_name, i.approval_type, i.scopes as product_scopes,
              (select p.email from operator p where p.id = o.requested_by_id and p.email <> o.requested_by) as filed_by
            from product_grant o join api_product i on i.organization_id = o.organization_id and i.id = o.product_id
            where o.organization_id = :organization and o.credential_id in
              (select id from credential where organization_id = :organization and app_id in (:apps))
            order by o.added nulls first, o.requested_at, o.id
            """;

    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final Organizations organizations;
    private final Clock clock;

    AppDetailsReader(JdbcClient jdbc, Permissions permissions, Organizations organizations, Clock clock) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.organizations = organizations;
        this.clock = clock;
    }

    /**
     * @throws Refusal.Forbidden unless the actor is a member
     * @throws Refusal.NotFound if this organization has no such app
     */
    public AppDetails find(Actor actor, UUID organization, UUID app) {
        return find(actor, organization, List.of(app)).stream().findFirst().orElseThrow(Level.APP::unknown);
    }

    /** These apps by name; deleted ones are missing. */
    public List<AppDetails> find(Actor actor, UUID organizationId, List<UUID> apps) {
        Permission permission = permissions.of(actor, organizationId);
        permission.require(Role.VIEWER);
        Organization organization = organizations
                .find(organizationId)
                .orElseThrow(() -> new Refusal.NotFound("refusal.unknown.organization"));
        if (apps.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<GrantRow>> grants =
                query(GRANTS, organizationId, apps).query((rs, n) -> GrantRow.of(rs)).list().stream()
                        .collect(Collectors.groupingBy(GrantRow::credential));
        Map<UUID, List<KeyRow>> keys =
                query(KEYS, organizationId, apps).query((rs, n) -> KeyRow.of(rs, grants)).list().stream()
                        .collect(Collectors.groupingBy(KeyRow::app));
        return query(APP, organizationId, apps)
                .query((rs, n) -> details(rs, organization, permission, keys))
                .list();
    }

    private AppDetails details(
            ResultSet rs, Organization organization, Permission permission, Map<UUID, List<KeyRow>> keys)
            throws SQLException {
        UUID app = rs.getObject("id", UUID.class);
        Instant now = clock.instant();
        Level ownerLevel = rs.getBoolean("grouped") ? Level.APP_GROUP : Level.DEVELOPER;
        OwnerView owner = new OwnerView(
                new Target(organization.id(), ownerLevel, rs.getObject("owner_id", UUID.class)),
                rs.getString("owner"),
                rs.getString("owner_code"),
                rs.getString("full_name"),
                RowMapping.standing(rs, "owner_"));
        GateChain chain = GateChain.none()
                .and(Gate.Kind.OWNER, owner.name(), owner.standing())
                .and(Gate.Kind.APP, rs.getString("name"), RowMapping.standing(rs, ""));
        return new AppDetails(
                new Target(organization.id(), Level.APP, app),
                RowMapping.standing(rs, ""),
                rs.getLong("version"),
                rs.getString("name"),
                rs.getString("display_name"),
                rs.getString("callback_url"),
                rs.getString("notes"),
                RowMapping.attributes(rs),
                RowMapping.strings(rs, "scopes"),
                rs.getString("app_family"),
                owner,
                RowMapping.instant(rs, "created_at"),
                rs.getString("created_by"),
                RowMapping.instant(rs, "modified_at"),
                rs.getString("modified_by"),
                chain.access(),
                keys.getOrDefault(app, List.of()).stream()
                        .map(key -> key.view(organization.id(), chain, now))
                        .toList(),
                permission,
                organization.reasonsRequired(),
                organization.revealsOnRequest());
    }

    private JdbcClient.StatementSpec query(String sql, UUID organization, List<UUID> apps) {
        return jdbc.sql(sql).param("organization", organization).param("apps", apps);
    }
}

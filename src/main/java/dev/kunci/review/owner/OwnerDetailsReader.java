package dev.kunci.review.owner;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permission;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.Organization;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.registry.value.Target;
import dev.kunci.review.OwnerTable;
import dev.kunci.review.RowMapping;
import dev.kunci.review.app.AppDetails;
import dev.kunci.review.app.AppDetailsReader;
import dev.kunci.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads one developer or app group, and page by page its apps with their keys and products. */
@Service
@Transactional(readOnly = true)
public class OwnerDetailsReader {

    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final Organizations organizations;
    private final OwnerList list;
    private final AppDetailsReader reader;

    OwnerDetailsReader(
            JdbcClient jdbc,
            Permissions permissions,
            Organizations organizations,
            OwnerList list,
            AppDetailsReader reader) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.organizations = organizations;
        this.list = list;
        this.reader = reader;
    }

    /**
     * @throws Refusal.Forbidden unless the actor is a member
     * @throws Refusal.NotFound if this organization has no such developer or app group
     */
    public OwnerDetails find(Actor actor, Target owner) {
        Permission permission = permissions.of(actor, owner.organization());
        permission.require(Role.VIEWER);
        Organization organization = organizations
                .find(owner.organization())
                .orElseThrow(() -> new Refusal.NotFound("refusal.unknown.organization"));
        return list.find(actor, owner.organization(), owner.level(), List.of(owner.id())).stream()
                .findFirst()
                .flatMap(row -> details(row, permission, organization.reasonsRequired()))
                .orElseThrow(owner.level()::unknown);
    }

    /** The apps of this owner by name, each with its keys, their products, and the gates that are shut. */
    public List<AppDetails> apps(Actor actor, Target owner, int offset, int limit) {
        permissions.of(actor, owner.organization()).require(Role.VIEWER);
        List<UUID> page = jdbc.sql("select id from app where organization_id = :organization and "
                        + OwnerTable.of(owner.level()).column()
                        + " = :owner order by name, id offset :offset limit :limit")
                .param("organization", owner.organization())
                .param("owner", owner.id())
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, n) -> rs.getObject("id", UUID.class))
                .list();
        return reader.find(actor, owner.organization(), page);
    }

    private Optional<OwnerDetails> details(OwnerRow row, Permission permission, boolean reasonsRequired) {
        return jdbc.sql("select * from " + OwnerTable.of(row.target().level()).name()
                        + " where organization_id = :organization and id = :owner")
                .param("organization", row.target().organization())
                .param("owner", row.id())
                .query((rs, n) -> details(rs, row, permission, reasonsRequired))
                .optional();
    }

    private static OwnerDetails details(ResultSet rs, OwnerRow row, Permission permission, boolean reasonsRequired)
            throws SQLException {
        return new OwnerDetails(
                row.target(),
                row.standing(),
                rs.getLong("version"),
                RowMapping.owner(rs, row.target().level()),
                RowMapping.instant(rs, "created_at"),
                rs.getString("created_by"),
                RowMapping.instant(rs, "modified_at"),
                rs.getString("modified_by"),
                row.apps(),
                row.keys(),
                row.openKeys(),
                permission,
                reasonsRequired);
    }
}

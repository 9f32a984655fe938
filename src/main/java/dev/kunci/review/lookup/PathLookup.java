package dev.kunci.review.lookup;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.value.Level;
import dev.kunci.review.OwnerTable;
import dev.kunci.shared.UuidText;
import dev.kunci.vault.KeyVault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds the owner, the app and the key of a path in one statement, which needs no transaction. */
@Service
@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
public class PathLookup {

    private static final String DEVELOPER = """
            select id from developer where organization_id = :organization and email_key = :ownerKey
            union all
            select id from developer where organization_id = :organization and developer_id = :owner
            limit 1
            """;

    private static final String APP_GROUP =
            "select id from app_group where organization_id = :organization and name = :owner";

    /** An id is tried before a name, and a keyId before a consumer key. */
    private static final String PATH = """
            select o.id as owner, a.id as app, case when k.app_id = a.id then k.id end as key
            from (<owner>) o
            left join lateral (
              select id from app where organization_id = :organization and <column> = o.id and id = :appId::uuid
              union all
              select id from app where organization_id = :organization and <column> = o.id and name = :app
              limit 1) a on true
            left join (
              select id, app_id from credential where organization_id = :organization and id = :keyId::uuid
              union all
              select id, app_id from credential where organization_id = :organization and key_hash in (:hashes)
              limit 1) k on true
            """;

    private static final byte[] NO_HASH = {};

    private final JdbcClient jdbc;
    private final KeyVault vault;
    private final Permissions permissions;

    PathLookup(JdbcClient jdbc, KeyVault vault, Permissions permissions) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.permissions = permissions;
    }

    /**
     * @param owner e-mail address in any case, or developerId
     * @param app appId, or else name, so that no name can stand for another app's id
     * @param key keyId, or else consumer key; empty for a path that ends with the app
     * @return the ids of owner, app and key, up to the first that does not exist
     */
    public List<UUID> ofDeveloper(Actor actor, UUID organization, String owner, String app, String key) {
        return find(actor, organization, Level.DEVELOPER, owner, app, key);
    }

    /**
     * The same for the apps of a group.
     *
     * @param owner the name of the app group
     */
    public List<UUID> ofAppGroup(Actor actor, UUID organization, String owner, String app, String key) {
        return find(actor, organization, Level.APP_GROUP, owner, app, key);
    }

    private List<UUID> find(Actor actor, UUID organization, Level level, String owner, String app, String key) {
        permissions.of(actor, organization).require(Role.VIEWER);
        if (owner.indexOf('\0') >= 0) {
            return List.of();
        }
        return jdbc.sql(sql(level))
                .param("organization", organization)
                .param("owner", owner)
                .param("ownerKey", owner.toLowerCase(Locale.ROOT))
                .param("app", app.indexOf('\0') >= 0 ? null : app)
                .param("appId", UuidText.parse(app).orElse(null))
                .param("keyId", UuidText.parse(key).orElse(null))
                .param("hashes", key.isEmpty() ? List.of(NO_HASH) : vault.hashes(key))
                .query((row, _) -> ids(row))
                .optional()
                .orElse(List.of());
    }

    private static List<UUID> ids(ResultSet row) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        for (String part : List.of("owner", "app", "key")) {
            UUID id = row.getObject(part, UUID.class);
            if (id == null) {
                break;
            }
            ids.add(id);
        }
        return ids;
    }

    private static String sql(Level level) {
        return PATH.replace("<owner>", level == Level.DEVELOPER ? DEVELOPER : APP_GROUP)
                .replace("<column>", OwnerTable.of(level).column());
    }
}

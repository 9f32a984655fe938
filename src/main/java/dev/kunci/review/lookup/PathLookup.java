package dev.kunci.review.lookup;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.value.Level;
import dev.kunci.review.OwnerTable;
import dev.kunci.shared.UuidText;
import dev.kunci.shared.database.BatchedLookup;
import dev.kunci.vault.KeyVault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds the owner, the app and the key of a path in one statement, which needs no transaction. Calls at the same time share it. */
@Service
@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
public class PathLookup {

    private static final String DEVELOPER = """
            select id from developer where organization_id = asked.organization and email_key = asked.owner_key
            union all
            select id from developer where organization_id = asked.organization and developer_id = asked.owner
            limit 1
            """;

    private static final String APP_GROUP =
            "select id from app_group where organization_id = asked.organization and name = asked.owner";

    /** An id is tried before a name, and a keyId before a consumer key. */
    private static final String PATH = """
            select asked.number, o.id as owner, a.id as app, case when k.app_id = a.id then k.id end as key
            from unnest(:organizations::uuid[], :owners::text[], :ownerKeys::text[], :apps::text[], :appIds::uuid[],
              :keyIds::uuid[]) with ordinality asked (organization, owner, owner_key, app, app_id, key_id, number)
            cross join lateral (<owner>) o
            left join lateral (
              select id from app where organization_id = asked.organization and <column> = o.id and id = asked.app_id
              union all
              select id from app where organization_id = asked.organization and <column> = o.id and name = asked.app
              limit 1) a on true
            left join lateral (
              select id, app_id from credential where organization_id = asked.organization and id = asked.key_id
              union all
              select id, app_id from credential where organization_id = asked.organization
                and key_hash = any((:hashes::bytea[])[(asked.number - 1) * :width + 1 : asked.number * :width])
              limit 1) k on true
            """;

    private final JdbcClient jdbc;
    private final KeyVault vault;
    private final Permissions permissions;
    private final Map<Level, BatchedLookup<Path, List<UUID>>> lookups = new EnumMap<>(Level.class);

    PathLookup(JdbcClient jdbc, KeyVault vault, Permissions permissions) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.permissions = permissions;
        for (Level level : List.of(Level.DEVELOPER, Level.APP_GROUP)) {
            lookups.put(level, new BatchedLookup<>(paths -> read(level, List.copyOf(paths))));
        }
    }

    private record Path(UUID organization, String owner, String app, String key) {}

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
        return Objects.requireNonNull(lookups.get(level))
                .find(new Path(organization, owner, app, key))
                .orElse(List.of());
    }

    private Map<Path, List<UUID>> read(Level level, List<Path> paths) {
        List<List<byte[]>> hashes = paths.stream()
                .map(path -> path.key.isEmpty() ? List.<byte[]>of() : vault.hashes(path.key))
                .toList();
        int width = hashes.stream().mapToInt(List::size).max().orElse(0);
        Map<Path, List<UUID>> found = HashMap.newHashMap(paths.size());
        jdbc.sql(sql(level))
                .param("organizations", texts(paths, path -> path.organization.toString()))
                .param("owners", texts(paths, Path::owner))
                .param("ownerKeys", texts(paths, path -> path.owner.toLowerCase(Locale.ROOT)))
                .param("apps", texts(paths, path -> path.app.indexOf('\0') >= 0 ? null : path.app))
                .param("appIds", texts(paths, path -> id(path.app)))
                .param("keyIds", texts(paths, path -> id(path.key)))
                .param("hashes", side(hashes, width))
                .param("width", width)
                .query(row -> {
                    found.put(paths.get(row.getInt("number") - 1), ids(row));
                });
        return found;
    }

    private static @Nullable String id(String text) {
        return UuidText.parse(text).map(UUID::toString).orElse(null);
    }

    private static @Nullable String[] texts(List<Path> paths, Function<Path, @Nullable String> part) {
        return paths.stream().map(part).toArray(String[]::new);
    }

    /** The hashes of each path one after another, each filled up to the same width by nulls, which match nothing. */
    private static byte[] @Nullable [] side(List<List<byte[]>> hashes, int width) {
        byte[][] all = new byte[hashes.size() * width][];
        for (int i = 0; i < hashes.size(); i++) {
            for (int j = 0; j < hashes.get(i).size(); j++) {
                all[i * width + j] = hashes.get(i).get(j);
            }
        }
        return all;
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

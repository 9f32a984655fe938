package dev.kunci.review.owner;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.review.Cursor;
import dev.kunci.review.OwnerTable;
import dev.kunci.review.RowMapping;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Developers and app groups for programs: one, some, or page by page in the order of their identifying names. */
@Service
@Transactional(readOnly = true)
public class OwnerPages {

    private static final int APPS = 100;

    private static final String ROWS = """
            select o.*, %1$s as code, array(select a.name from app a where a.organization_id = o.organization_id
                and a.%2$s = o.id order by a.name limit %3$d) as apps
            from %4$s o where o.organization_id = :organization%5$s order by o.%6$s limit :limit
            """;

    private final JdbcClient jdbc;
    private final Permissions permissions;

    OwnerPages(JdbcClient jdbc, Permissions permissions) {
        this.jdbc = jdbc;
        this.permissions = permissions;
    }

    /**
     * @throws Refusal.Forbidden unless the actor is a member
     * @throws Refusal.NotFound if this organization has no such owner
     */
    public OwnerRecord find(Actor actor, Target owner) {
        return read(actor, owner.organization(), owner.level(), " and o.id = :id", Map.of("id", owner.id()), 1).stream()
                .findFirst()
                .orElseThrow(owner.level()::unknown);
    }

    /** The existing ones with these names (e-mail addresses in any case). */
    public List<OwnerRecord> named(Actor actor, UUID organization, Level level, Collection<String> names) {
        String[] keys = names.stream()
                .map(name -> level == Level.DEVELOPER ? name.toLowerCase(Locale.ROOT) : name)
                .toArray(String[]::new);
        return read(
                actor,
                organization,
                level,
                " and o." + key(level) + " = any(:keys)",
                Map.of("keys", keys),
                keys.length);
    }

    /** Those who own an app with that name, page by page. */
    public List<OwnerRecord> withApp(Actor actor, UUID organization, Level level, String app, Cursor from) {
        Map<String, Object> params = new HashMap<>(Map.of("app", app));
        if (from.key() != null) {
            params.put("from", from.key().toLowerCase(Locale.ROOT));
        }
        String which = " and exists (select 1 from app a where a.organization_id = o.organization_id and a."
                + OwnerTable.of(level).column() + " = o.id and a.name = :app)";
        return read(actor, organization, level, which + from.condition("o." + key(level)), params, from.limit());
    }

    /**
     * The filter of a program for app groups; null means any.
     *
     * @param channelId who maintains it, empty for nobody
     * @param channelUri where its storefront is, empty for nowhere
     */
    public record Groups(
            @Nullable String status,
            @Nullable String channelId,
            @Nullable String channelUri) {}

    /** One page of app groups in the order of their names. */
    public List<OwnerRecord> groups(Actor actor, UUID organization, Groups wanted, Cursor from) {
        Map<String, Object> params = new HashMap<>();
        StringBuilder terms = new StringBuilder(from.condition("o.name"));
        if (from.key() != null) {
            params.put("from", PlainText.clean(from.key()));
        }
        term(terms, params, "status", wanted.status());
        term(terms, params, "channel_id", wanted.channelId());
        term(terms, params, "channel_uri", wanted.channelUri());
        return read(actor, organization, Level.APP_GROUP, terms.toString(), params, from.limit());
    }

    private static void term(StringBuilder terms, Map<String, Object> params, String column, @Nullable String value) {
        if (value != null) {
            terms.append(" and o.").append(column).append(" = :").append(column);
            params.put(column, PlainText.clean(value));
        }
    }

    /** One page in the order of e-mail addresses or names. */
    public List<OwnerRecord> page(Actor actor, UUID organization, Level level, Cursor from) {
        String start = from.key() == null || level != Level.DEVELOPER
                ? from.key()
                : from.key().toLowerCase(Locale.ROOT);
        return read(
                actor,
                organization,
                level,
                from.condition("o." + key(level)),
                start == null ? Map.of() : Map.of("from", start),
                from.limit());
    }

    private List<OwnerRecord> read(
            Actor actor, UUID organization, Level level, String which, Map<String, ?> params, int limit) {
        permissions.of(actor, organization).require(Role.VIEWER);
        OwnerTable table = OwnerTable.of(level);
        String code = level == Level.DEVELOPER ? "o.developer_id" : "o.id::text";
        return jdbc.sql(ROWS.formatted(code, table.column(), APPS, table.name(), which, key(level)))
                .param("organization", organization)
                .params(params)
                .param("limit", limit)
                .query((rs, n) -> record(rs, organization, level))
                .list();
    }

    private static String key(Level level) {
        return level == Level.DEVELOPER ? "email_key" : "name";
    }

    private static OwnerRecord record(ResultSet rs, UUID organization, Level level) throws SQLException {
        return new OwnerRecord(
                new Target(organization, level, rs.getObject("id", UUID.class)),
                rs.getString("code"),
                RowMapping.owner(rs, level),
                RowMapping.standing(rs, ""),
                rs.getLong("version"),
                RowMapping.instant(rs, "created_at"),
                rs.getString("created_by"),
                RowMapping.instant(rs, "modified_at"),
                rs.getString("modified_by"),
                RowMapping.strings(rs, "apps"));
    }
}

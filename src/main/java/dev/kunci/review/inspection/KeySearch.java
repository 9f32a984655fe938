package dev.kunci.review.inspection;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.access.AccessSql;
import dev.kunci.registry.access.Gate;
import dev.kunci.review.RowMapping;
import dev.kunci.review.lookup.Lookup;
import dev.kunci.shared.Like;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.UuidText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds a key by any part of it that someone has. Text that may be a consumer key is hashed at once, and only its hash
 * is used: it is not stored, not recorded, and not compared with names.
 */
@Service
@Transactional(readOnly = true)
public class KeySearch {

    /** How many are shown, and how many apps with one name are searched. */
    private static final int SHOWN = 20;

    private static final int APPS = 1_000;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 4_096;

    /** The form of keys of Kunci and Apigee; hardly any app has such a name. */
    private static final Pattern MINTED = Pattern.compile("(?=.*[0-9])(?=.*[A-Z])(?=.*[a-z])[A-Za-z0-9_|,=-]{20,}");

    private static final Pattern AROUND = Pattern.compile("^[\\s\"'`]+|[\\s\"'`…,;]+$|\\.\\.\\.$");

    private static final String HITS =
            """
            select c.id, c.key_hint, {shut} as shut, {key} as passes, c.issued_at, coalesce(nullif(a.display_name, ''), a.name) as app,
              coalesce(d.email, g.name) as owner, count(*) over () as hits
            from (select * from app a where a.organization_id = :organization and %s order by a.name, a.id limit :apps) a
            join credential c on c.organization_id = a.organization_id and c.app_id = a.id
            left join developer d on d.organization_id = a.organization_id and d.id = a.developer_id
            left join app_group g on g.organization_id = a.organization_id and g.id = a.app_group_id
            where %s
            order by lower(c.key_hint) = :exact desc, a.name, a.id, c.issued_at desc, c.id limit :limit
            """.replace("{shut}", AccessSql.KEY_SHUT).replace("{key}", AccessSql.keyPasses());

    private static final String NAMED =
            "lower(c.key_hint) like :start or lower(a.name) like :within or lower(a.display_name) like :within";

    private final JdbcClient jdbc;
    private final Lookup lookup;
    private final Permissions permissions;
    private final KeyGuessLimiter guesses;

    KeySearch(JdbcClient jdbc, Lookup lookup, Permissions permissions, KeyGuessLimiter guesses) {
        this.jdbc = jdbc;
        this.lookup = lookup;
        this.permissions = permissions;
        this.guesses = guesses;
    }

    /**
     * @param key a consumer key, its hint, a keyId or an appId, or an app's name or a part of it
     * @return nothing, both for an unknown key and for one of another organization
     * @throws dev.kunci.shared.Refusal.Conflict after too many searches without a result
     */
    public KeyHits find(Actor actor, UUID organization, String key) {
        permissions.of(actor, organization).require(Role.VIEWER);
        String text = AROUND.matcher(key.strip()).replaceAll("");
        if (text.isEmpty() || text.length() > LONGEST) {
            return KeyHits.of(List.of());
        }
        KeyHits hits = hits(actor, organization, key.strip(), text);
        if (hits.count() == 0) {
            guesses.count(actor);
        }
        return hits;
    }

    /** Whether a page should forget the input, even if no such key exists here. */
    public static boolean mayBeKey(String text) {
        return MINTED.matcher(AROUND.matcher(text.strip()).replaceAll("")).matches();
    }

    /** @param whole the complete input: what looks like punctuation around a key may be part of it */
    private KeyHits hits(Actor actor, UUID organization, String whole, String text) {
        Optional<Lookup.KeyLocation> location =
                lookup.locate(actor, organization, whole).or(() -> lookup.locate(actor, organization, text));
        if (location.isPresent()) {
            return query(
                    organization,
                    "a.id = :app",
                    "c.id = :key",
                    Map.of("app", location.get().app(), "key", location.get().credential()));
        }
        if (UuidText.isOne(text)) {
            return query(organization, "a.id = :app", "true", Map.of("app", UUID.fromString(text)));
        }
        String words = PlainText.clean(text).toLowerCase(Locale.ROOT);
        if (mayBeKey(text) || words.length() < SHORTEST) {
            return KeyHits.of(List.of());
        }
        return query(
                organization,
                "a.search like :within",
                NAMED,
                Map.of(
                        "within", Like.containing(words),
                        "start", Like.containing(words).substring(1),
                        "exact", words));
    }

    private KeyHits query(UUID organization, String apps, String keys, Map<String, ?> params) {
        long[] count = new long[1];
        JdbcClient.StatementSpec statement = jdbc.sql(HITS.formatted(apps, keys))
                .param("organization", organization)
                .param("apps", APPS)
                .param("limit", SHOWN)
                .params(params);
        if (!params.containsKey("exact")) {
            statement = statement.param("exact", "");
        }
        List<KeyHits.Hit> shown = statement
                .query((rs, n) -> {
                    count[0] = rs.getLong("hits");
                    return hit(rs);
                })
                .list();
        return new KeyHits(shown, count[0]);
    }

    private static Gate.@Nullable Kind shut(ResultSet rs) throws SQLException {
        Gate.Kind above = RowMapping.gate(rs, "shut");
        return above == null && !rs.getBoolean("passes") ? Gate.Kind.GRANT : above;
    }

    private static KeyHits.Hit hit(ResultSet rs) throws SQLException {
        return new KeyHits.Hit(
                rs.getObject("id", UUID.class),
                rs.getString("key_hint"),
                shut(rs),
                RowMapping.instant(rs, "issued_at"),
                rs.getString("app"),
                rs.getString("owner"));
    }
}

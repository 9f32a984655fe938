package dev.kunci.review.lookup;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.shared.Like;
import dev.kunci.shared.UuidText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds apps, products, owners and keys of an organization by a few letters, some of each kind. */
@Service
@Transactional(readOnly = true)
public class QuickSearch {

    /** How many of each kind are found; for more, people go to the list. */
    public static final int MOST = 8;

    /** Exact names; each part uses an index, or filters the few rows that contain the letters. */
    private static final String BY_NAME = """
            (select 'APP' as kind, id, coalesce(nullif(display_name, ''), name) as title, owner_key as beside, true as exact
              from app where organization_id = :organization
              and (lower(coalesce(nullif(display_name, ''), name)) = :wanted or name in (:typed, :wanted))
              order by name, id limit :most)
            union all
            (select 'PRODUCT', id, coalesce(nullif(display_name, ''), name), name, true
              from api_product where organization_id = :organization
              and (lower(display_name) = :wanted or name in (:typed, :wanted)) order by lower(display_name), id limit :most)
            union all
            (select 'DEVELOPER', id, email, trim(concat_ws(' ', first_name, last_name)), true
              from developer where organization_id = :organization and email_key = :wanted)
            union all
            (select 'APP_GROUP', id, coalesce(nullif(display_name, ''), name), name, true
              from app_group where organization_id = :organization and search like :text
              and (lower(display_name) = :wanted or name_key = :wanted) order by name_key, id limit :most)
            """;

    private static final String BY_TEXT = """
            (select 'APP' as kind, id, coalesce(nullif(display_name, ''), name) as title, owner_key as beside, false as exact
              from app where organization_id = :organization and search like :text order by name, id limit :most)
            union all
            (select 'PRODUCT', id, coalesce(nullif(display_name, ''), name), name, false
              from api_product where organization_id = :organization and search like :text
              order by lower(display_name), id limit :most)
            union all
            (select 'DEVELOPER', id, email, trim(concat_ws(' ', first_name, last_name)), false
              from developer where organization_id = :organization and search like :text order by email_key limit :most)
            union all
            (select 'APP_GROUP', id, coalesce(nullif(display_name, ''), name), name, false
              from app_group where organization_id = :organization and search like :text order by name_key, id limit :most)
            """;

    private static final String BY_ID = """
            select 'APP' as kind, id, coalesce(nullif(display_name, ''), name) as title, owner_key as beside, true as exact
              from app where organization_id = :organization and id = :id
            union all
            select 'KEY', a.id, coalesce(nullif(a.display_name, ''), a.name), c.key_hint || '…', true
              from credential c join app a on a.organization_id = c.organization_id and a.id = c.app_id
              where c.organization_id = :organization and c.id = :id
            """;

    private final JdbcClient jdbc;
    private final Permissions permissions;

    QuickSearch(JdbcClient jdbc, Permissions permissions) {
        this.jdbc = jdbc;
        this.permissions = permissions;
    }

    /**
     * @param text some letters of a name, or the id of an app or a key
     * @return at most {@link #MOST} of each kind, exact matches first, then kind by kind
     * @throws dev.kunci.shared.Refusal.Forbidden unless the actor is a member
     */
    public List<SearchHit> find(Actor actor, UUID organization, String text) {
        permissions.of(actor, organization).require(Role.VIEWER);
        String wanted = text.strip();
        if (wanted.isEmpty() || wanted.indexOf('\0') >= 0) {
            return List.of();
        }
        if (UuidText.isOne(wanted)) {
            return jdbc.sql(BY_ID)
                    .param("organization", organization)
                    .param("id", UUID.fromString(wanted))
                    .query(QuickSearch::finding)
                    .list();
        }
        Map<UUID, SearchHit> found = new LinkedHashMap<>();
        named(BY_NAME, organization, wanted).forEach(hit -> found.put(hit.id(), hit));
        named(BY_TEXT, organization, wanted).forEach(hit -> found.putIfAbsent(hit.id(), hit));
        Map<SearchHit.Kind, Integer> counts = new EnumMap<>(SearchHit.Kind.class);
        return found.values().stream()
                .filter(hit -> counts.merge(hit.kind(), 1, Integer::sum) <= MOST)
                .toList();
    }

    private List<SearchHit> named(String sql, UUID organization, String wanted) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        return jdbc.sql(sql)
                .param("organization", organization)
                .param("text", Like.containing(lower))
                .param("typed", wanted)
                .param("wanted", lower)
                .param("most", MOST)
                .query(QuickSearch::finding)
                .list();
    }

    private static SearchHit finding(ResultSet rs, int row) throws SQLException {
        return new SearchHit(
                SearchHit.Kind.valueOf(rs.getString("kind")),
                rs.getObject("id", UUID.class),
                rs.getString("title"),
                rs.getString("beside"),
                rs.getBoolean("exact"));
    }
}

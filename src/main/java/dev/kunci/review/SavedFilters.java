package dev.kunci.review;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import dev.kunci.shared.Uuid7;
import dev.kunci.shared.database.ViolatedConstraint;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores a person's own filters of a page. Only that person sees and removes them; they are a preference like the
 * language.
 */
@Service
@Transactional
public class SavedFilters {

    public static final int MOST = 20;
    public static final int LONGEST_NAME = 60;
    private static final int LONGEST_QUERY = 2_000;

    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final Clock clock;

    SavedFilters(JdbcClient jdbc, Permissions permissions, Clock clock) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<SavedFilter> list(Actor actor, UUID organization, SavedFilterPage page) {
        return jdbc.sql("select id, name, query from saved_filter where organization_id = ? and operator_id = ?"
                        + " and page = ? order by lower(name), id")
                .params(organization, person(actor, organization, page), page.code())
                .query((rs, n) ->
                        new SavedFilter(rs.getObject("id", UUID.class), rs.getString("name"), rs.getString("query")))
                .list();
    }

    /**
     * @param query the query part of the URL
     * @throws Refusal.Invalid if the name is empty or too long
     * @throws Refusal.Conflict if this person has a filter with that name on this page, or the maximum number
     */
    public void save(Actor actor, UUID organization, SavedFilterPage page, String name, String query) {
        UUID person = person(actor, organization, page);
        String called = name.strip();
        PlainText.check(called);
        if (called.isEmpty() || called.length() > LONGEST_NAME || query.length() > LONGEST_QUERY) {
            throw new Refusal.Invalid("refusal.filter.name", LONGEST_NAME);
        }
        if (list(actor, organization, page).size() >= MOST) {
            throw new Refusal.Conflict("refusal.filter.many", MOST);
        }
        try {
            jdbc.sql("insert into saved_filter (organization_id, operator_id, id, page, name, query, created_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            organization,
                            person,
                            Uuid7.next(),
                            page.code(),
                            called,
                            query,
                            clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DataIntegrityViolationException failure) {
            throw ViolatedConstraint.refusal(
                    failure,
                    Map.of(
                            "saved_filter_organization_id_operator_id_page_name_key",
                            new Refusal.Conflict("refusal.filter.taken", called)));
        }
    }

    /** Removing a filter that is gone changes nothing. */
    public void remove(Actor actor, UUID organization, SavedFilterPage page, UUID filter) {
        jdbc.sql("delete from saved_filter where organization_id = ? and operator_id = ? and page = ? and id = ?")
                .params(organization, person(actor, organization, page), page.code(), filter)
                .update();
    }

    private UUID person(Actor actor, UUID organization, SavedFilterPage page) {
        permissions.of(actor, organization).require(page.role());
        return Objects.requireNonNull(actor.operatorId(), "only people have filters");
    }
}

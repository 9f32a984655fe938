package dev.kunci.review.queue;

import dev.kunci.audit.Action;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Recent reasons, so that nobody types the same sentence every day. */
@Service
@Transactional(readOnly = true)
public class RecentReasons {

    /** The maximum number of records searched, for each of the two queries. */
    private static final int REACH = 400;

    private static final String REASONS = """
            select reason from (
              select reason, 0 as place, at from (select * from audit_record where organization_id = :organization
                and actor = :actor order by at desc limit :reach) own
              where action = :action and outcome = 'done' and subject_type = 'grant'
              union all
              select reason, 1, at from (select * from audit_record where organization_id = :organization
                and action = :action order by at desc limit :reach) everybody
              where outcome = 'done' and subject_type = 'grant') used
            where reason is not null and trim(reason) <> ''
            group by reason order by min(place), max(at) desc, reason limit :limit
            """;

    private final JdbcClient jdbc;
    private final Permissions permissions;

    RecentReasons(JdbcClient jdbc, Permissions permissions) {
        this.jdbc = jdbc;
        this.permissions = permissions;
    }

    /**
     * The last reasons for decisions on API products on keys, each once: the person's own before those of others.
     *
     * @param action {@code APPROVE} or {@code REVOKE}
     * @throws dev.kunci.shared.Refusal.Forbidden unless the actor is an approver
     */
    public List<String> latest(Actor actor, UUID organization, Action action, int limit) {
        permissions.of(actor, organization).require(Role.APPROVER);
        return jdbc.sql(REASONS)
                .param("organization", organization)
                .param("actor", actor.name())
                .param("action", action.code())
                .param("reach", REACH)
                .param("limit", limit)
                .query((rs, n) -> rs.getString("reason"))
                .list();
    }
}

package dev.kunci.review.queue;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permission;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.operators.SamePersonRule;
import dev.kunci.review.CountLimit;
import dev.kunci.review.FilteredQuery;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The requests that an approver decides on, oldest first. */
@Service
@Transactional(readOnly = true)
public class PendingList {

    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final SamePersonRule persons;
    private final Clock clock;

    PendingList(JdbcClient jdbc, Permissions permissions, SamePersonRule persons, Clock clock) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.persons = persons;
        this.clock = clock;
    }

    /**
     * @param grants that have been decided since the list was first shown and keep their positions, so that the
     *     following pages neither skip nor repeat a row
     * @throws dev.kunci.shared.Refusal.Forbidden unless the actor is an approver
     */
    public List<PendingRow> find(
            Actor actor,
            UUID organization,
            PendingFilter filter,
            Collection<UUID> grants,
            PendingSort sort,
            boolean ascending,
            int offset,
            int limit) {
        Permission approver = approver(actor, organization);
        return rows(actor, sql(approver, filter).page(grants, sort, ascending, offset, limit));
    }

    /** The present state of these grants, decided or not; deleted ones and those of other approvers are missing. */
    public List<PendingRow> find(Actor actor, UUID organization, Collection<UUID> grants) {
        Permission approver = approver(actor, organization);
        return grants.isEmpty() ? List.of() : rows(actor, PendingSql.some(approver, grants));
    }

    /** @return how many match, {@link CountLimit#ROWS} + 1 if there are more than that */
    public int count(Actor actor, UUID organization, PendingFilter filter) {
        Permission approver = approver(actor, organization);
        return number(sql(approver, filter).count());
    }

    /** How many of these grants have been decided by now. */
    public int decided(Actor actor, UUID organization, Collection<UUID> grants) {
        Permission approver = approver(actor, organization);
        return grants.isEmpty() ? 0 : number(PendingSql.decided(approver, grants));
    }

    /** The statements for a filter, for who has been asked already what they may decide on. */
    PendingSql sql(Permission approver, PendingFilter filter) {
        return new PendingSql(approver, filter, clock.instant(), named(approver.organization(), filter));
    }

    /** A few hundred at most; where no API product is called so, the search for apps need not look at the others. */
    private List<UUID> named(UUID organization, PendingFilter filter) {
        String text = FilteredQuery.containing(FilteredQuery.lower(filter.text()));
        return text == null
                ? List.of()
                : jdbc.sql("select id from api_product where organization_id = :organization"
                                + " and (lower(name) like :text or lower(display_name) like :text)")
                        .param("organization", organization)
                        .param("text", text)
                        .query((rs, n) -> rs.getObject("id", UUID.class))
                        .list();
    }

    private int number(FilteredQuery.Statement statement) {
        return statement.on(jdbc).query(Integer.class).single();
    }

    private List<PendingRow> rows(Actor actor, FilteredQuery.Statement statement) {
        Set<UUID> reader = persons.accounts(actor);
        return statement.on(jdbc).query((rs, n) -> PendingRow.of(rs, reader)).list();
    }

    private Permission approver(Actor actor, UUID organization) {
        Permission permission = permissions.of(actor, organization);
        permission.require(Role.APPROVER);
        return permission;
    }
}

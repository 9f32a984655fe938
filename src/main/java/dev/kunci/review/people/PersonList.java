package dev.kunci.review.people;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.review.CountLimit;
import dev.kunci.review.FilteredQuery;
import dev.kunci.review.RowMapping;
import dev.kunci.review.lookup.FieldOptions;
import dev.kunci.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The members and invitations of an organization, for its administrators; filtered, sorted and paged by the database.
 */
@Service
@Transactional(readOnly = true)
public class PersonList {

    private static final String MEMBERS = """
            select o.id, o.email, o.email_key, o.name, o.program_of is not null as program, false as invited,
              coalesce(o.program_of, o.home_organization, m.organization_id) = m.organization_id as home, m.roles,
              case when o.disabled then 'DISABLED' when o.password_one_time then 'ONE_TIME' else 'ACTIVE' end as state,
              m.all_products, m.since, o.home_organization = m.organization_id as made_here, null::timestamptz as until
            from membership m join operator o on o.id = m.operator_id
            where m.organization_id = :organization
            union all
            select v.id, v.email, v.email_key, '', false, true, false, v.roles,
              case when v.until > :now then 'INVITED' else 'INVITATION_OVER' end,
              v.all_products, null, false, v.until
            from invitation v
            where v.organization_id = :organization
            """;

    private static final String PRODUCTS = """
            case when members.all_products then null
              when members.invited then array(select i.display_name from invitation_product p
                join api_product i on i.organization_id = p.organization_id and i.id = p.product_id
                where p.organization_id = :organization and p.invitation_id = members.id
                order by lower(i.display_name), i.name)
              else array(select i.display_name from membership_product p
                join api_product i on i.organization_id = p.organization_id and i.id = p.product_id
                where p.organization_id = :organization and p.operator_id = members.id
                order by lower(i.display_name), i.name) end as products""";

    private static final String SEEN = """
            case when members.invited then null
              when members.program then (select max(t.last_used_at) from api_token t
                where t.organization_id = :organization and t.operator_id = members.id)
              else (select max(s.started_at) from operator_session s where s.operator_id = members.id
                and (s.started_at >= members.since or members.made_here)) end as seen""";

    /** What is sorted by is read for everybody, the rest for the page alone. */
    private static final String PAGE_SEEN =
            "select members.*, " + PRODUCTS + " from (select * {page}) members order by {order}";

    private static final String PAGE =
            "select members.*, " + SEEN + ", " + PRODUCTS + " from (select * {page}) members order by {order}";

    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final Clock clock;

    PersonList(JdbcClient jdbc, Permissions permissions, Clock clock) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** @throws Refusal.Forbidden unless the actor is an administrator */
    public List<PersonRow> find(
            Actor actor,
            UUID organization,
            PersonFilter filter,
            PersonSort sort,
            boolean ascending,
            int offset,
            int limit) {
        permissions.of(actor, organization).require(Role.ADMIN);
        boolean seen = sort == PersonSort.LAST_SEEN;
        String members = seen ? "(select members.*, " + SEEN + " from (" + MEMBERS + ") members)" : "(" + MEMBERS + ")";
        return filtered(from(members, organization), filter)
                .page(seen ? PAGE_SEEN : PAGE, sort.orderBy(ascending), offset, limit)
                .on(jdbc)
                .query(PersonList::row)
                .list();
    }

    /** The present state of these members, in no particular order; former ones are missing. */
    public List<PersonRow> find(Actor actor, UUID organization, Collection<UUID> people) {
        permissions.of(actor, organization).require(Role.ADMIN);
        return all(organization)
                .some(PAGE, PersonSort.NAME.orderBy(true), "id", people)
                .on(jdbc)
                .query(PersonList::row)
                .list();
    }

    /** @throws Refusal.NotFound if they are not a member */
    public PersonRow get(Actor actor, UUID organization, UUID person) {
        return find(actor, organization, List.of(person)).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("refusal.person.unknown"));
    }

    /** The API products an approver is limited to, by name. */
    public List<FieldOptions.Product> products(Actor actor, UUID organization, UUID person) {
        permissions.of(actor, organization).require(Role.ADMIN);
        return jdbc.sql("select i.id, i.name, i.display_name, i.approval_type = 'manual' as manual"
                        + " from membership_product p"
                        + " join api_product i on i.organization_id = p.organization_id and i.id = p.product_id"
                        + " where p.organization_id = ? and p.operator_id = ? order by lower(i.display_name), i.name")
                .params(organization, person)
                .query((rs, n) -> new FieldOptions.Product(
                        rs.getObject("id", UUID.class),
                        rs.getString("name"),
                        rs.getString("display_name"),
                        rs.getBoolean("manual")))
                .list();
    }

    /** @return how many match, {@link CountLimit#ROWS} + 1 if there are more than that */
    public int count(Actor actor, UUID organization, PersonFilter filter) {
        permissions.of(actor, organization).require(Role.ADMIN);
        return filtered(all(organization), filter)
                .count()
                .on(jdbc)
                .query(Integer.class)
                .single();
    }

    private FilteredQuery all(UUID organization) {
        return from("(" + MEMBERS + ")", organization);
    }

    private FilteredQuery from(String members, UUID organization) {
        return new FilteredQuery(members + " members")
                .with("organization", organization)
                .with("now", clock.instant().atOffset(ZoneOffset.UTC));
    }

    private static FilteredQuery filtered(FilteredQuery all, PersonFilter filter) {
        Role role = filter.role();
        PersonState state = filter.state();
        FilteredQuery people = all.where(
                        "(name ilike :text or email ilike :text)", "text", FilteredQuery.containing(filter.text()))
                .where(
                        role == Role.VIEWER ? "roles <> '{}'" : ":role = any(roles)",
                        "role",
                        role == null ? null : role.code())
                .where("state = :state", "state", state == null ? null : state.name());
        if (filter.program() != null) {
            people.where(filter.program() ? "program" : "not program");
        }
        return people;
    }

    private static PersonRow row(ResultSet rs, int n) throws SQLException {
        return new PersonRow(
                rs.getObject("id", UUID.class),
                rs.getString("email"),
                rs.getString("name"),
                PersonState.valueOf(rs.getString("state")),
                rs.getBoolean("program"),
                rs.getBoolean("home"),
                Role.of((String[]) rs.getArray("roles").getArray()),
                rs.getArray("products") == null ? null : RowMapping.strings(rs, "products"),
                RowMapping.optionalInstant(rs, "seen"),
                RowMapping.optionalInstant(rs, "until"));
    }
}

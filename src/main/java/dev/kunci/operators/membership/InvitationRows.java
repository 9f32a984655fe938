package dev.kunci.operators.membership;

import dev.kunci.audit.Subject;
import dev.kunci.operators.Role;
import dev.kunci.operators.token.TokenRows;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Invitations as database rows and as audit entries; they name people by the address that was typed. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class InvitationRows {

    private static final String ROW = """
            select i.organization_id, i.id, i.email, i.roles, i.invited_by, i.invited_at, i.until,
              case when not i.all_products then array(select p.product_id from invitation_product p
                where p.organization_id = i.organization_id and p.invitation_id = i.id) end as products,
              array(select a.name from invitation_product p
                join api_product a on a.organization_id = p.organization_id and a.id = p.product_id
                where p.organization_id = i.organization_id and p.invitation_id = i.id order by 1) as product_names
            from invitation i
            """;

    /** The invitations of one active person, matched by address alone. */
    private static final String OF = " join operator o on o.email_key = i.email_key and o.program_of is null"
            + " and not o.disabled and not o.password_one_time and o.id = :operator";

    private final JdbcClient jdbc;
    private final MembershipRows members;

    InvitationRows(JdbcClient jdbc, MembershipRows members) {
        this.jdbc = jdbc;
        this.members = members;
    }

    /** @param products the limit of an approver, null for no limit */
    record Row(
            UUID organization,
            UUID id,
            String email,
            Set<Role> roles,
            @Nullable Set<UUID> products,
            List<String> productNames,
            String invitedBy,
            Instant invitedAt,
            Instant until) {

        Subject subject() {
            return InvitationRows.subject(id, email);
        }

        Map<String, Object> state() {
            Map<String, Object> state = new LinkedHashMap<>();
            state.put("roles", List.of(Role.codes(roles)));
            if (products != null) {
                state.put("products", productNames);
            }
            state.put("until", until.toString());
            return state;
        }
    }

    static Subject subject(UUID id, String email) {
        return Subject.alone("invitation", id, email);
    }

    void add(Row row) {
        members.holdProducts(row.organization(), row.products() == null ? Set.of() : row.products());
        jdbc.sql(
                        "insert into invitation (organization_id, id, email, roles, all_products, invited_by, invited_at, until)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(row.organization(), row.id(), row.email(), Role.codes(row.roles()), row.products() == null)
                .params(row.invitedBy(), TokenRows.utc(row.invitedAt()), TokenRows.utc(row.until()))
                .update();
        if (row.products() != null) {
            jdbc.sql("insert into invitation_product select ?, ?, unnest(?::uuid[])")
                    .params(row.organization(), row.id())
                    .param(row.products().stream().map(UUID::toString).toArray(String[]::new))
                    .update();
        }
    }

    Optional<Row> find(UUID organization, UUID id) {
        return jdbc.sql(ROW + " where i.organization_id = ? and i.id = ? for update of i")
                .params(organization, id)
                .query(InvitationRows::row)
                .optional();
    }

    Optional<Row> find(UUID organization, String email) {
        return jdbc.sql(ROW + " where i.organization_id = ? and i.email_key = lower(?) for update of i")
                .params(organization, email)
                .query(InvitationRows::row)
                .optional();
    }

    /** The organization of an invitation of this person; empty if they have no such invitation. */
    Optional<UUID> organization(UUID operator, UUID id) {
        return jdbc.sql("select i.organization_id from invitation i" + OF + " where i.id = :id")
                .param("operator", operator)
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    List<Row> open(UUID operator, Instant now) {
        return jdbc.sql(ROW + OF + " where i.until > :now order by i.invited_at, i.id")
                .param("operator", operator)
                .param("now", TokenRows.utc(now))
                .query(InvitationRows::row)
                .list();
    }

    /** @return its display name */
    String organizationName(UUID organization) {
        return jdbc.sql("select display_name from organization where id = ?")
                .param(organization)
                .query(String.class)
                .single();
    }

    void delete(Row row) {
        jdbc.sql("delete from invitation where organization_id = ? and id = ?")
                .params(row.organization(), row.id())
                .update();
    }

    /** Deletes the invitation of someone who has become a member. */
    void delete(UUID organization, UUID operator) {
        jdbc.sql("delete from invitation i using operator o where i.organization_id = ? and o.id = ?"
                        + " and i.email_key = o.email_key and o.program_of is null")
                .params(organization, operator)
                .update();
    }

    private static Row row(ResultSet rs, int n) throws SQLException {
        Array products = rs.getArray("products");
        return new Row(
                rs.getObject("organization_id", UUID.class),
                rs.getObject("id", UUID.class),
                rs.getString("email"),
                Role.of((String[]) rs.getArray("roles").getArray()),
                products == null
                        ? null
                        : Arrays.stream((UUID[]) products.getArray()).collect(Collectors.toUnmodifiableSet()),
                List.of((String[]) rs.getArray("product_names").getArray()),
                rs.getString("invited_by"),
                rs.getObject("invited_at", OffsetDateTime.class).toInstant(),
                rs.getObject("until", OffsetDateTime.class).toInstant());
    }
}

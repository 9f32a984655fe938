package dev.kunci.operators.membership;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.shared.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is responsible for a program. Both count as one person where two people are required. */
@Service
@Transactional
public class Responsibility {

    private static final String NOW = """
            select o.id, o.email from program_responsible r
              join operator o on o.id = r.person_id
              join membership m on m.organization_id = r.organization_id and m.operator_id = r.person_id
            where r.organization_id = ? and r.program_id = ? and r.until is null
            """;

    private final JdbcClient jdbc;
    private final MembershipRows rows;
    private final MembershipLocks locks;
    private final Permissions permissions;
    private final AuditLog audit;

    Responsibility(
            JdbcClient jdbc, MembershipRows rows, MembershipLocks locks, Permissions permissions, AuditLog audit) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.locks = locks;
        this.permissions = permissions;
        this.audit = audit;
    }

    /** A member who is responsible for a program. */
    public record Responsible(UUID id, String email) {}

    /** @return empty if nobody is responsible, or that person is no longer a member */
    @Transactional(readOnly = true)
    public Optional<Responsible> responsible(Actor actor, UUID organization, UUID program) {
        permissions.of(actor, organization).require(Role.ADMIN);
        return find(organization, program);
    }

    /**
     * Makes someone else responsible for a program. The predecessor still counts as one person with it for thirty days.
     *
     * @param person null for nobody
     * @throws Refusal.NotFound if there is no such program or person in this organization
     */
    public void answers(Actor actor, UUID organization, UUID program, @Nullable UUID person) {
        locks.operator(program);
        locks.organizations(List.of(organization));
        Subject subject = rows.subjectIn(organization, program);
        permissions.require(actor, organization, Role.ADMIN, Action.EDIT, subject);
        if (!member(organization, program, true) || person != null && !member(organization, person, false)) {
            throw audit.refuse(
                    actor.author(), organization, Action.EDIT, subject, new Refusal.NotFound("refusal.person.unknown"));
        }
        Optional<Responsible> before = find(organization, program);
        if (before.map(Responsible::id).equals(Optional.ofNullable(person))) {
            return;
        }
        begin(organization, program, person);
        audit.append(List.of(AuditEntry.done(organization, actor.author(), Action.EDIT, subject)
                .change(state(before), state(find(organization, program)))));
    }

    /** The same without permission check and audit entry, for callers that do both. */
    void begin(UUID organization, UUID program, @Nullable UUID person) {
        jdbc.sql("update program_responsible set until = clock_timestamp()"
                        + " where organization_id = ? and program_id = ? and until is null")
                .params(organization, program)
                .update();
        if (person != null) {
            jdbc.sql("insert into program_responsible (organization_id, program_id, person_id, since)"
                            + " values (?, ?, ?, clock_timestamp())")
                    .params(organization, program, person)
                    .update();
        }
    }

    private Optional<Responsible> find(UUID organization, UUID program) {
        return jdbc.sql(NOW)
                .params(organization, program)
                .query((rs, n) -> new Responsible(rs.getObject("id", UUID.class), rs.getString("email")))
                .optional();
    }

    private boolean member(UUID organization, UUID operator, boolean program) {
        return jdbc.sql("select exists (select 1 from membership m join operator o on o.id = m.operator_id"
                        + " where m.organization_id = ? and m.operator_id = ? and (o.program_of is not null) = ?)")
                .params(organization, operator, program)
                .query(Boolean.class)
                .single();
    }

    private static Map<String, Object> state(Optional<Responsible> person) {
        Map<String, Object> state = new HashMap<>();
        state.put("responsible", person.map(Responsible::email).orElse(null));
        return state;
    }
}

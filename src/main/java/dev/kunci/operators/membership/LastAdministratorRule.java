package dev.kunci.operators.membership;

import dev.kunci.operators.Actor;
import dev.kunci.operators.token.TokenRows;
import dev.kunci.shared.Refusal;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ensures that no organization is left without an administrator who can sign in. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class LastAdministratorRule {

    private static final String LED = """
            select distinct m.organization_id from membership m join operator o on o.id = m.operator_id
            where m.organization_id = any(:organizations::uuid[]) and 'admin' = any(m.roles)
              and not o.disabled and o.password_hash is not null
              and (o.password_until is null or o.password_until > :now)
            """;

    private static final String ELSEWHERE = """
            select exists (select 1 from membership m where m.operator_id = :target
              and not exists (select 1 from membership mine join operator o on o.id = mine.operator_id
                where mine.operator_id = :actor and mine.organization_id = m.organization_id
                  and 'admin' = any(mine.roles) and not o.disabled and not o.password_one_time
                  and (:within::uuid is null or mine.organization_id = :within::uuid)))
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    LastAdministratorRule(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return those of these organizations that have an administrator who can sign in */
    public List<UUID> led(Collection<UUID> organizations) {
        return jdbc.sql(LED)
                .param(
                        "organizations",
                        organizations.stream().map(UUID::toString).toArray(String[]::new))
                .param("now", TokenRows.utc(clock.instant()))
                .query((rs, n) -> rs.getObject("organization_id", UUID.class))
                .list();
    }

    /**
     * @param before those that had an administrator before the change, which has been written by now
     * @throws Refusal.Conflict if one of them no longer has one
     */
    public void stillLed(List<UUID> before) {
        if (!led(before).containsAll(before)) {
            throw new Refusal.Conflict("refusal.person.last-admin");
        }
    }

    /** Whether the target belongs to an organization that the actor does not administer. */
    public boolean beyond(Actor actor, UUID target) {
        return actor.operatorId() != null
                && jdbc.sql(ELSEWHERE)
                        .param("target", target)
                        .param("actor", actor.operatorId())
                        .param("within", actor.within())
                        .query(Boolean.class)
                        .single();
    }
}

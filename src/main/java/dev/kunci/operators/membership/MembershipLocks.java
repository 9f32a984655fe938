package dev.kunci.operators.membership;

import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Serializes changes of people and their roles in one fixed order: first the operator, then the organizations by id.
 * Whatever a change depends on is read after locking.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class MembershipLocks {

    private final JdbcClient jdbc;

    MembershipLocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From here on this operator cannot join another organization. */
    public void operator(UUID operator) {
        jdbc.sql("select id from operator where id = ? for no key update")
                .param(operator)
                .query()
                .listOfRows();
    }

    /** Does not block transactions that only refer to an organization, as every insert into it does. */
    public void organizations(Collection<UUID> organizations) {
        jdbc.sql("select id from organization where id = any(:ids::uuid[]) order by id for no key update")
                .param("ids", organizations.stream().map(UUID::toString).toArray(String[]::new))
                .query()
                .listOfRows();
    }
}

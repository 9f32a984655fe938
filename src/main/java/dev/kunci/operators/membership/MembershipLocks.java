package dev.kunci.operators.membership;

import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets changes of people and their roles go one after the other, in the one order everybody keeps: first the operator,
 * then the organizations by id. What a change depends on is read after that.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class MembershipLocks {

    private final JdbcClient jdbc;

    MembershipLocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From here on this operator joins no further organization. */
    public void operator(UUID operator) {
        jdbc.sql("select id from operator where id = ? for no key update")
                .param(operator)
                .query()
                .listOfRows();
    }

    /** Leaves those alone who only refer to an organization, as everything that is created in it does. */
    public void organizations(Collection<UUID> organizations) {
        jdbc.sql("select id from organization where id = any(:ids::uuid[]) order by id for no key update")
                .param("ids", organizations.stream().map(UUID::toString).toArray(String[]::new))
                .query()
                .listOfRows();
    }
}

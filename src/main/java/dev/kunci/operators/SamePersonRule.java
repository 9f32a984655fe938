package dev.kunci.operators;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Knows which accounts count as one person where two are needed: a program is nobody beside the person who answers for
 * it, or beside whoever made a token of it. Whether one human has two accounts of their own, nobody can know.
 */
@Component
public class SamePersonRule {

    private final JdbcClient jdbc;

    SamePersonRule(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All accounts that are the same person as the one who acts, their own included; none for the console. */
    @Transactional(readOnly = true)
    public Set<UUID> accounts(Actor actor) {
        return actor.operatorId() == null
                ? Set.of()
                : new HashSet<>(jdbc.sql("select accounts_of_person(?)")
                        .param(actor.operatorId())
                        .query(UUID.class)
                        .list());
    }
}

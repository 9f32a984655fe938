package dev.kunci.operators;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides which accounts count as one person where two people are required. A program counts as the person responsible
 * for it, and as whoever created a token for it. Whether one human has two personal accounts cannot be known.
 */
@Component
public class SamePersonRule {

    private final JdbcClient jdbc;

    SamePersonRule(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All accounts that count as the same person as the actor, including the actor's own; none for the console. */
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

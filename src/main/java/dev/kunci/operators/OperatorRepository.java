package dev.kunci.operators;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface OperatorRepository extends Repository<Operator, UUID> {

    Operator save(Operator operator);

    Operator saveAndFlush(Operator operator);

    Optional<Operator> findById(UUID id);

    /**
     * The operator whose session this is, unless the session has ended or the operator is disabled.
     *
     * @param seen a session that was last seen before this is over
     * @param started a session that began before this is over
     */
    @NativeQuery("""
            select o.* from operator o join operator_session s on s.operator_id = o.id
            where s.id = :session and s.ended_at is null and s.last_seen_at > :seen and s.started_at > :started
              and not o.disabled
            """)
    Optional<Operator> atSession(UUID session, OffsetDateTime seen, OffsetDateTime started);

    /**
     * The same, and notes that the person is active.
     *
     * @param before activity is noted unless it was noted since then
     */
    @NativeQuery("""
            with noted as (update operator_session set last_seen_at = :now where id = :session and last_seen_at < :before
              and ended_at is null and last_seen_at > :seen and started_at > :started)
            select o.* from operator o join operator_session s on s.operator_id = o.id
            where s.id = :session and s.ended_at is null and s.last_seen_at > :seen and s.started_at > :started
              and not o.disabled
            """)
    Optional<Operator> activeAtSession(
            UUID session, OffsetDateTime now, OffsetDateTime before, OffsetDateTime seen, OffsetDateTime started);

    /** Only people have an address. */
    @Query("select o from Operator o where o.emailKey = lower(:email) and o.programOf is null")
    Optional<Operator> findByEmail(String email);

    @Query("select o from Operator o where o.emailKey = lower(:name) and o.programOf = :organization")
    Optional<Operator> findProgram(UUID organization, String name);
}

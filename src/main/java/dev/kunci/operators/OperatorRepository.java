package dev.kunci.operators;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface OperatorRepository extends Repository<Operator, UUID> {

    Operator save(Operator operator);

    Operator saveAndFlush(Operator operator);

    Optional<Operator> findById(UUID id);

    /** Only people have an address. */
    @Query("select o from Operator o where o.emailKey = lower(:email) and o.programOf is null")
    Optional<Operator> findByEmail(String email);

    @Query("select o from Operator o where o.emailKey = lower(:name) and o.programOf = :organization")
    Optional<Operator> findProgram(UUID organization, String name);
}

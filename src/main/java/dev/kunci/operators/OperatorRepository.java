package dev.kunci.operators;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface OperatorRepository extends Repository<Operator, UUID> {

    Operator save(Operator operator);

    Operator saveAndFlush(Operator operator);

    Optional<Operator> findById(UUID id);

    @Query("select o from Operator o where o.emailKey = lower(:email)")
    Optional<Operator> findByEmail(String email);
}

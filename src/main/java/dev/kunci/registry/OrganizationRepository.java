package dev.kunci.registry;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

public interface OrganizationRepository extends Repository<Organization, UUID> {

    Organization saveAndFlush(Organization organization);

    Optional<Organization> findByName(String name);

    Optional<Organization> findById(UUID id);

    /** Those that this operator is a member of. */
    @NativeQuery("""
            select g.* from organization g join membership m on m.organization_id = g.id
            where m.operator_id = :operator order by g.name
            """)
    List<Organization> ofMember(UUID operator);

    List<Organization> findAllByOrderByName();
}

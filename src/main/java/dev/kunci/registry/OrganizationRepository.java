package dev.kunci.registry;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

public interface OrganizationRepository extends Repository<Organization, UUID> {

    Organization saveAndFlush(Organization organization);

    Optional<Organization> findByName(String name);

    Optional<Organization> findById(UUID id);

    List<Organization> findByIdInOrderByName(Collection<UUID> ids);

    List<Organization> findAllByOrderByName();
}

package dev.kunci.registry.organization;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the names of organizations with plain SQL, so that simple commands start without Hibernate. */
@Service
@Transactional(readOnly = true)
public class OrganizationNames {

    private final JdbcClient jdbc;

    OrganizationNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<UUID> find(String name) {
        return jdbc.sql("select id from organization where name = :name")
                .param("name", name)
                .query((rs, _) -> rs.getObject("id", UUID.class))
                .optional();
    }

    /** All of them, in order. */
    public List<String> all() {
        return jdbc.sql("select name from organization order by name")
                .query((rs, _) -> rs.getString("name"))
                .list();
    }
}

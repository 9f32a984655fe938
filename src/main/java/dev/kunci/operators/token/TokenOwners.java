package dev.kunci.operators.token;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds the operator of a token with plain SQL, so that simple commands start without Hibernate. */
@Service
@Transactional(readOnly = true)
public class TokenOwners {

    private static final String BY_NAME = """
            select id, email, disabled, password_one_time from operator
            where email_key = lower(:name) and (program_of is null or program_of = :organization)
            order by program_of nulls first limit 1
            """;

    private final JdbcClient jdbc;

    TokenOwners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A person or a program.
     *
     * @param name the e-mail address of a person, the name of a program
     */
    public record TokenOwner(UUID id, String name, boolean disabled, boolean mustChangePassword) {}

    /** @param name the e-mail address of any person, or the name of a program of this organization */
    public Optional<TokenOwner> find(UUID organization, String name) {
        return jdbc.sql(BY_NAME)
                .param("organization", organization)
                .param("name", name)
                .query((rs, _) -> new TokenOwner(
                        rs.getObject("id", UUID.class),
                        rs.getString("email"),
                        rs.getBoolean("disabled"),
                        rs.getBoolean("password_one_time")))
                .optional();
    }
}

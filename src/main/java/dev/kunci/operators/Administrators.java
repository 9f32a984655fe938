package dev.kunci.operators;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells a member whom to ask for a role. */
@Service
@Transactional(readOnly = true)
public class Administrators {

    private static final int NAMED = 3;

    private final JdbcClient jdbc;
    private final Permissions permissions;

    Administrators(JdbcClient jdbc, Permissions permissions) {
        this.jdbc = jdbc;
        this.permissions = permissions;
    }

    /** The e-mail addresses of a few administrators who can sign in; for members only. */
    public List<String> of(Actor actor, UUID organization) {
        permissions.of(actor, organization).require(Role.VIEWER);
        return jdbc.sql("select o.email from membership m join operator o on o.id = m.operator_id"
                        + " where m.organization_id = ? and 'admin' = any (m.roles) and not o.disabled and o.program_of is null"
                        + " order by o.email_key limit " + NAMED)
                .param(organization)
                .query((rs, n) -> rs.getString("email"))
                .list();
    }
}

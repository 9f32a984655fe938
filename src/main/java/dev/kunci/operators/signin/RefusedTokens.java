package dev.kunci.operators.signin;

import dev.kunci.audit.Action;
import dev.kunci.audit.ActorSnapshot;
import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Origin;
import dev.kunci.audit.Subject;
import dev.kunci.operators.token.TokenFormat;
import dev.kunci.operators.token.TokenRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Records calls with invalid tokens: a known one at most once a minute, an unknown one at most once a minute per
 * network address, so that nobody can flood the audit log.
 */
@Component
public class RefusedTokens {

    private static final String KNOWN = """
            select t.organization_id, t.id, t.operator_id, o.email, t.name, t.hint,
              case when t.revoked_at is not null then 'refusal.token.revoked'
                when t.expires_at <= :now then 'refusal.token.expired'
                when o.disabled or o.password_one_time or not exists (select 1 from membership m
                  where m.organization_id = t.organization_id and m.operator_id = t.operator_id) then 'refusal.token.owner'
                else 'refusal.token.another' end as why
            from api_token t join operator o on o.id = t.operator_id where t.token_hash = :hash
            """;

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;
    private final AuditThrottle known;
    private final AuditThrottle unknown;

    public RefusedTokens(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.known = new AuditThrottle(clock);
        this.unknown = new AuditThrottle(clock);
    }

    /** @param token the invalid token */
    void note(String token, Origin origin) {
        AuditEntry entry = TokenFormat.looksLikeOne(token)
                ? jdbc.sql(KNOWN)
                        .param("hash", TokenFormat.hash(token))
                        .param("now", TokenRows.utc(clock.instant()))
                        .query((rs, n) -> known(rs, origin))
                        .optional()
                        .orElseGet(() -> unknown(origin))
                : unknown(origin);
        UUID id = entry.subject().id();
        if (id == null ? unknown.first(NetworkAddress.of(entry.author().name())) : known.first(id)) {
            audit.note(List.of(entry));
        }
    }

    private static AuditEntry known(ResultSet rs, Origin origin) throws SQLException {
        String email = rs.getString("email");
        Subject token =
                TokenRows.subject(rs.getObject("id", UUID.class), email, rs.getString("name"), rs.getString("hint"));
        return AuditEntry.refused(
                rs.getObject("organization_id", UUID.class),
                new ActorSnapshot(rs.getObject("operator_id", UUID.class), email, null, origin),
                Action.SIGN_IN,
                token,
                null,
                rs.getString("why"));
    }

    /** Named by its network address; of an unknown token not even the beginning is stored. */
    private static AuditEntry unknown(Origin origin) {
        String address = origin.address() == null ? origin.channel().code() : origin.address();
        return AuditEntry.refused(
                AuditEntry.INSTALLATION,
                new ActorSnapshot(null, address, null, origin),
                Action.SIGN_IN,
                Subject.alone("token", null, address),
                null,
                "refusal.token.unknown");
    }
}

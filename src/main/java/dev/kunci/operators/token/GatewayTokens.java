package dev.kunci.operators.token;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Subject;
import dev.kunci.feed.Change;
import dev.kunci.feed.Feed;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import dev.kunci.shared.Uuid7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tokens with which gateways ask about the keys of one organization. They allow nothing else, at any door. */
@Service
@Transactional
public class GatewayTokens {

    private static final String ROW = """
            select t.organization_id, o.name as organization, t.id, t.name, t.hint, t.expires_at,
              t.revoked_at is not null as revoked
            from gateway_token t join organization o on o.id = t.organization_id
            """;

    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final AuditLog audit;
    private final Feed feed;
    private final Clock clock;

    GatewayTokens(JdbcClient jdbc, Permissions permissions, AuditLog audit, Feed feed, Clock clock) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.audit = audit;
        this.feed = feed;
        this.clock = clock;
    }

    /**
     * Creates the token of a gateway; it cannot be shown again later.
     *
     * @param expiresAt null for never
     * @throws Refusal.Forbidden unless the actor is an administrator who has just shown their password again
     */
    public Tokens.Issued create(Actor actor, UUID organization, String name, @Nullable Instant expiresAt) {
        permissions.require(
                actor,
                organization,
                Role.ADMIN,
                Action.CREATE,
                Subject.alone(GatewayToken.KIND, null, PlainText.shortened(name)));
        actor.requireConfirmed();
        Tokens.checkName(name);
        Instant now = clock.instant();
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw new Refusal.Invalid("refusal.token.expiry");
        }
        String token = TokenFormat.nextForGateway();
        UUID id = Uuid7.next();
        jdbc.sql("insert into gateway_token (organization_id, id, name, token_hash, hint, created_at, created_by,"
                        + " expires_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        organization,
                        id,
                        name.strip(),
                        TokenFormat.hash(token),
                        TokenFormat.hint(token),
                        TokenRows.utc(now),
                        actor.name())
                .param(expiresAt == null ? null : TokenRows.utc(expiresAt))
                .update();
        GatewayToken made = find(organization, id).orElseThrow();
        tell(AuditEntry.done(organization, actor.author(), Action.CREATE, made.subject())
                .change(null, made.state()));
        return new Tokens.Issued(id, token);
    }

    /** All tokens of an organization, newest first. */
    @Transactional(readOnly = true)
    public List<GatewayToken> list(Actor actor, UUID organization) {
        permissions.of(actor, organization).require(Role.ADMIN);
        return jdbc.sql(ROW + " where t.organization_id = ? order by t.created_at desc, t.id desc")
                .param(organization)
                .query(GatewayTokens::row)
                .list();
    }

    /** Revokes a token. Once this returns, no instance accepts it. */
    public void revoke(Actor actor, UUID organization, UUID token) {
        Optional<GatewayToken> found = find(organization, token);
        Subject subject = found.map(GatewayToken::subject).orElseGet(() -> Subject.unnamed(GatewayToken.KIND, token));
        permissions.require(actor, organization, Role.ADMIN, Action.REVOKE, subject);
        GatewayToken revoked = found.orElseThrow(() -> new Refusal.NotFound("refusal.unknown.token"));
        if (revoked.revoked()) {
            // Whoever revoked it first may still be waiting for other instances; so this call waits too.
            feed.publish(List.of(new Change(organization, GatewayToken.KIND, token)));
            return;
        }
        jdbc.sql("update gateway_token set revoked_at = ?, revoked_by = ? where organization_id = ? and id = ?")
                .params(TokenRows.utc(clock.instant()), actor.name(), organization, token)
                .update();
        tell(AuditEntry.done(organization, actor.author(), Action.REVOKE, revoked.subject())
                .change(revoked.state(), null));
    }

    /** The hash that is stored of a token, and the only form in which it may be cached. */
    public static byte[] hash(String token) {
        return TokenFormat.hash(token);
    }

    /** The token with this hash, including revoked and expired ones. */
    @Transactional(readOnly = true)
    public Optional<GatewayToken> find(byte[] hash) {
        return find(jdbc, hash);
    }

    /** @param jdbc the connections to use */
    public static Optional<GatewayToken> find(JdbcClient jdbc, byte[] hash) {
        return jdbc.sql(ROW + " where t.token_hash = ?")
                .param(hash)
                .query(GatewayTokens::row)
                .optional();
    }

    private Optional<GatewayToken> find(UUID organization, UUID id) {
        return jdbc.sql(ROW + " where t.organization_id = ? and t.id = ? for update of t")
                .params(organization, id)
                .query(GatewayTokens::row)
                .optional();
    }

    /** Records it, then publishes to the feed as the last statement. */
    private void tell(AuditEntry entry) {
        audit.append(List.of(entry));
        UUID id = entry.subject().id();
        if (id != null) {
            feed.publish(List.of(new Change(entry.organization(), GatewayToken.KIND, id)));
        }
    }

    private static GatewayToken row(ResultSet rs, int n) throws SQLException {
        OffsetDateTime expires = rs.getObject("expires_at", OffsetDateTime.class);
        return new GatewayToken(
                rs.getObject("organization_id", UUID.class),
                rs.getString("organization"),
                rs.getObject("id", UUID.class),
                rs.getString("name"),
                rs.getString("hint"),
                expires == null ? null : expires.toInstant(),
                rs.getBoolean("revoked"));
    }
}

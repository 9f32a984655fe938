package dev.kunci.operators.token;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Origin;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.operators.signin.Caller;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import dev.kunci.shared.Uuid7;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * API tokens, which programs send in place of a password. Each acts as one operator in one organization and never can
 * do more.
 */
@Service
@Transactional
public class Tokens {

    private static final int LONGEST = 100;
    private static final String KIND = "token";

    private final TokenRows rows;
    private final LiveTokens live;
    private final TokenRules rules;
    private final Permissions permissions;
    private final AuditLog audit;
    private final Clock clock;

    Tokens(TokenRows rows, LiveTokens live, TokenRules rules, Permissions permissions, AuditLog audit, Clock clock) {
        this.rows = rows;
        this.live = live;
        this.rules = rules;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A new token; only its recipient ever sees it.
     *
     * @param token never stored, logged or recorded
     */
    public record Issued(UUID id, String token) {
        @Override
        public String toString() {
            return "Issued[" + id + "]";
        }
    }

    /**
     * Creates a token: people for themselves, administrators for the programs of their organization, the console for
     * all.
     *
     * @param roles its limit, out of the roles of its operator
     * @param products the limit of its approvals, out of the products of its operator; null for no limit
     * @param expiresAt null for never
     * @throws Refusal.Forbidden if it would act as another person or do more than its operator may, or if a person has
     *     not shown their password again
     */
    public Issued create(
            Actor actor,
            UUID organization,
            UUID operator,
            String name,
            Set<Role> roles,
            @Nullable Set<UUID> products,
            @Nullable Instant expiresAt) {
        rules.mayIssue(actor, organization, operator, roles, products, name);
        checkName(name);
        if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
            throw new Refusal.Invalid("refusal.token.expiry");
        }
        String token = TokenFormat.next();
        TokenRows.Row row = new TokenRows.Row(
                organization,
                Uuid7.next(),
                operator,
                rules.email(operator),
                name.strip(),
                TokenFormat.hint(token),
                List.of(Role.codes(roles)),
                products == null ? null : rows.productNames(organization, products),
                expiresAt,
                false);
        rows.add(row, products, TokenFormat.hash(token), actor);
        audit.append(List.of(AuditEntry.done(organization, actor.author(), Action.CREATE, row.subject())
                .change(null, row.state())));
        return new Issued(row.id(), token);
    }

    /** @throws Refusal.Invalid if it is no valid name for a token; can be checked before asking for the password */
    public static void checkName(String name) {
        PlainText.check(name);
        if (name.isBlank() || name.strip().length() > LONGEST) {
            throw new Refusal.Invalid("refusal.token.name", LONGEST);
        }
    }

    /**
     * Revokes a token from its next call on; one that was revoked before stays as it is.
     *
     * @throws Refusal.Forbidden unless the actor is its owner or an administrator of its organization
     */
    public void revoke(Actor actor, UUID organization, UUID id) {
        Optional<TokenRows.Row> found = rows.find(organization, id);
        boolean own = found.map(TokenRows.Row::operator)
                .filter(owner -> owner.equals(actor.operatorId()))
                .isPresent();
        Subject subject = found.map(TokenRows.Row::subject).orElseGet(() -> Subject.unnamed(KIND, id));
        permissions.require(actor, organization, own ? Role.VIEWER : Role.ADMIN, Action.REVOKE, subject);
        TokenRows.Row token = found.orElseThrow(() -> new Refusal.NotFound("refusal.unknown.token"));
        if (!token.revoked()) {
            audit.append(List.of(rows.revoke(actor, token)));
        }
    }

    /**
     * The operator a token acts as in one request, with what they may do in its organization, which is never more than the
     * token's limit. The next request asks again.
     *
     * @return empty if it is unknown, revoked or expired, or its operator is disabled or has left
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<Actor> authenticate(String token, Origin origin) {
        return caller(token, null, origin).map(Caller::actor);
    }

    /**
     * Read with a single statement, which needs no transaction.
     *
     * @param user the operator it must act as, null if the call does not say
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<Caller> caller(String token, @Nullable String user, Origin origin) {
        if (!TokenFormat.looksLikeOne(token)
                || user != null && !PlainText.clean(user).equals(user)) {
            return Optional.empty();
        }
        Optional<LiveTokens.Found> found = live.find(TokenFormat.hash(token), user);
        found.filter(LiveTokens.Found::unseen).ifPresent(live::used);
        return found.map(one -> new Caller(actor(one, origin), false, one.id(), one.organizationName()));
    }

    private static Actor actor(LiveTokens.Found token, Origin origin) {
        return new Actor(
                        token.operator(),
                        token.email(),
                        null,
                        token.roles(),
                        token.only(),
                        token.organization(),
                        false,
                        origin)
                .with(token.permission());
    }
}

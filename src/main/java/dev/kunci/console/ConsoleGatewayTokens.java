package dev.kunci.console;

import dev.kunci.operators.Actor;
import dev.kunci.operators.token.GatewayToken;
import dev.kunci.operators.token.GatewayTokens;
import dev.kunci.registry.organization.OrganizationNames;
import dev.kunci.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gateway tokens by the names that people type: organizations and the beginnings of tokens. */
@Component
class ConsoleGatewayTokens {
    private final OrganizationNames organizations;
    private final GatewayTokens tokens;
    private final Clock clock;

    ConsoleGatewayTokens(OrganizationNames organizations, GatewayTokens tokens, Clock clock) {
        this.organizations = organizations;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * @param days null for a token that never expires
     * @return the token, which cannot be shown again later
     */
    String create(String organization, String gateway, @Nullable Integer days) {
        Instant expires = days == null ? null : clock.instant().plus(Duration.ofDays(days));
        return tokens.create(Actor.console(), find(organization), gateway, expires)
                .token();
    }

    /** One line per token, in the same columns as other tokens. */
    List<String> list(String organization) {
        return tokens.list(Actor.console(), find(organization)).stream()
                .map(this::line)
                .toList();
    }

    /** @return the revoked token with this beginning; null if no gateway has one */
    @Nullable
    GatewayToken revoke(String organization, String beginning) {
        UUID organizationId = find(organization);
        GatewayToken token = tokens.list(Actor.console(), organizationId).stream()
                .filter(row -> !row.revoked() && beginning.startsWith(row.hint()))
                .findFirst()
                .orElse(null);
        if (token != null) {
            tokens.revoke(Actor.console(), organizationId, token.id());
        }
        return token;
    }

    private String line(GatewayToken token) {
        String state = token.revoked() ? "revoked" : token.expired(clock.instant()) ? "expired" : "valid";
        return String.join(
                "\t",
                token.hint(),
                state,
                "a gateway",
                "asks about keys",
                "expires " + TokenCommand.day(token.expiresAt()),
                "used -",
                "products -",
                token.name());
    }

    private UUID find(String organization) {
        return organizations
                .find(organization)
                .orElseThrow(() -> new Refusal.NotFound("refusal.organization.unknown", organization));
    }
}

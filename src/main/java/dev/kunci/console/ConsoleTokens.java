package dev.kunci.console;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.operators.token.TokenOwners;
import dev.kunci.operators.token.Tokens;
import dev.kunci.registry.organization.OrganizationNames;
import dev.kunci.review.lookup.Lookup;
import dev.kunci.review.people.TokenFilter;
import dev.kunci.review.people.TokenList;
import dev.kunci.review.people.TokenRow;
import dev.kunci.review.people.TokenSort;
import dev.kunci.review.people.TokenState;
import dev.kunci.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** API tokens by the names that people type: organizations, operators and the beginnings of tokens. */
@Component
class ConsoleTokens {
    private static final int ALL = 10_000;

    private final OrganizationNames organizations;
    private final TokenOwners owners;
    private final Tokens tokens;
    private final TokenList list;
    private final Lookup lookup;
    private final Clock clock;

    ConsoleTokens(
            OrganizationNames organizations,
            TokenOwners owners,
            Tokens tokens,
            TokenList list,
            Lookup lookup,
            Clock clock) {
        this.organizations = organizations;
        this.owners = owners;
        this.tokens = tokens;
        this.list = list;
        this.lookup = lookup;
        this.clock = clock;
    }

    /**
     * A token in the clear.
     *
     * @param hint why it does not work yet, null if it does
     */
    record Made(String token, @Nullable String hint) {}

    /**
     * @param roles empty for viewer only
     * @param products the names of the API products its approvals are limited to, empty for no limit
     * @param days null for a token that never expires
     * @return the token, which cannot be shown again later
     */
    Made create(
            String organization,
            String operator,
            String name,
            Set<Role> roles,
            Set<String> products,
            @Nullable Integer days) {
        UUID organizationId = find(organization);
        TokenOwners.TokenOwner whose = owners.find(organizationId, operator)
                .orElseThrow(() -> new Refusal.NotFound("refusal.operator.unknown", operator));
        String token = tokens.create(
                        Actor.console(),
                        organizationId,
                        whose.id(),
                        name,
                        roles.isEmpty() ? Set.of(Role.VIEWER) : roles,
                        products.isEmpty() ? null : products(organizationId, products),
                        days == null ? null : clock.instant().plus(Duration.ofDays(days)))
                .token();
        return new Made(token, hint(whose));
    }

    private static @Nullable String hint(TokenOwners.TokenOwner whose) {
        if (whose.disabled()) {
            return "Note: this token opens nothing while the account of " + whose.name() + " is disabled.";
        }
        return whose.mustChangePassword()
                ? "Note: this token opens nothing until " + whose.name()
                        + " has signed in to the portal with the one-time password and chosen one of their own."
                : null;
    }

    List<TokenRow> list(String organization) {
        return list.find(Actor.console(), find(organization), TokenFilter.ANY, TokenSort.CREATED, true, 0, ALL);
    }

    /** @param beginning the hint in the list, or more of the token */
    TokenRow revoke(String organization, String beginning) {
        UUID organizationId = find(organization);
        TokenRow token = list(organization).stream()
                .filter(row -> row.state() != TokenState.REVOKED && beginning.startsWith(row.hint()))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("refusal.unknown.token"));
        tokens.revoke(Actor.console(), organizationId, token.id());
        return token;
    }

    private Set<UUID> products(UUID organization, Set<String> names) {
        return names.stream()
                .map(name -> lookup.product(Actor.console(), organization, name)
                        .orElseThrow(() -> new Refusal.NotFound("refusal.apiproduct.unknown", name)))
                .collect(Collectors.toSet());
    }

    private UUID find(String organization) {
        return organizations
                .find(organization)
                .orElseThrow(() -> new Refusal.NotFound("refusal.organization.unknown", organization));
    }
}

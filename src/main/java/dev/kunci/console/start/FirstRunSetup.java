package dev.kunci.console.start;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Operator;
import dev.kunci.operators.Role;
import dev.kunci.operators.account.OperatorAccounts;
import dev.kunci.operators.membership.Memberships;
import dev.kunci.registry.Organization;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.shared.Refusal;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creates organizations and operators together: an operator with roles, an organization with its administrator. */
@Component
@Transactional
public class FirstRunSetup {
    private final Organizations organizations;
    private final OperatorAccounts accounts;
    private final Memberships memberships;
    private final JdbcClient jdbc;

    FirstRunSetup(Organizations organizations, OperatorAccounts accounts, Memberships memberships, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.organizations = organizations;
        this.accounts = accounts;
        this.memberships = memberships;
    }

    /** The administrator's one-time password if this Kunci was empty, else nothing. */
    public Optional<String> settle(String organization, String administrator) {
        // If two start at once on an empty database, the second one waits here and then sees what the first has
        // created.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('kunci.newcomers'))")
                .query()
                .listOfRows();
        if (!organizations.all().isEmpty()) {
            return Optional.empty();
        }
        organizations.create(Actor.console(), organization);
        return Optional.of(add(administrator, "Administrator", organization, Set.of(Role.ADMIN)));
    }

    /** The one-time password of a new organization's first administrator; nothing if they already have an account. */
    public Optional<String> found(String organization, String administrator, String name) {
        organizations.create(Actor.console(), organization);
        Optional<Operator> known = accounts.find(administrator);
        if (known.isPresent()) {
            give(known.get().id(), organization, Set.of(Role.ADMIN));
            return Optional.empty();
        }
        return Optional.of(add(administrator, name, organization, Set.of(Role.ADMIN)));
    }

    /** The new operator's one-time password. */
    public String add(String email, String name, String organization, Set<Role> roles) {
        OperatorAccounts.Created created = accounts.create(Actor.console(), email, name, null);
        give(created.id(), organization, roles);
        return Objects.requireNonNull(created.oneTimePassword());
    }

    public void give(UUID operator, String organization, Set<Role> roles) {
        Organization found = organizations
                .find(organization)
                .orElseThrow(() -> new Refusal.NotFound("refusal.organization.unknown", organization));
        memberships.give(Actor.console(), found.id(), operator, roles, null);
    }
}

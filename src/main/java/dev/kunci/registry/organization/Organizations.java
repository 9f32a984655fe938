package dev.kunci.registry.organization;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.Organization;
import dev.kunci.registry.OrganizationRepository;
import dev.kunci.registry.definition.WideningRule;
import dev.kunci.shared.Refusal;
import dev.kunci.shared.database.ViolatedConstraint;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Creates and finds organizations, and changes their settings. */
@Service
@Transactional
public class Organizations {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,61}");

    private final OrganizationRepository organizations;
    private final JdbcClient jdbc;
    private final FourEyesSwitch fourEyesSwitch;
    private final Permissions permissions;
    private final AuditLog audit;
    private final Clock clock;

    Organizations(
            OrganizationRepository organizations,
            JdbcClient jdbc,
            FourEyesSwitch fourEyesSwitch,
            Permissions permissions,
            AuditLog audit,
            Clock clock) {
        this.organizations = organizations;
        this.jdbc = jdbc;
        this.fourEyesSwitch = fourEyesSwitch;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Creates an organization; only the machine's owner does.
     *
     * @throws Refusal.Conflict if the name is taken
     * @throws Refusal.Invalid if the name is not allowed
     */
    public Organization create(Actor actor, String name) {
        if (actor.operatorId() != null) {
            throw new Refusal.Forbidden("refusal.organization.console");
        }
        if (!NAME.matcher(name).matches()) {
            throw new Refusal.Invalid("refusal.organization.name", name);
        }
        if (organizations.findByName(name).isPresent()) {
            throw new Refusal.Conflict("refusal.organization.taken", name);
        }
        Organization organization = added(new Organization(name, clock.instant()));
        record(actor, organization, Action.CREATE, null);
        return organization;
    }

    private Organization added(Organization organization) {
        try {
            return organizations.saveAndFlush(organization);
        } catch (DataIntegrityViolationException meanwhile) {
            throw ViolatedConstraint.refusal(
                    meanwhile,
                    Map.of(
                            "organization_name_key",
                            new Refusal.Conflict("refusal.organization.taken", organization.name())));
        }
    }

    /**
     * Sets whether decisions need a reason and a second person; null keeps a setting. Switching the second person off
     * is only requested by this, and waits for another administrator.
     */
    public void settings(Actor actor, UUID id, @Nullable Boolean reasonsRequired, @Nullable Boolean fourEyes) {
        Organization organization = administered(actor, id);
        if (Boolean.FALSE.equals(fourEyes) && organization.fourEyes()) {
            fourEyesSwitch.ask(actor, id);
            if (reasonsRequired == null) {
                return;
            }
        }
        Map<String, Object> before = state(organization);
        organization.settings(
                Objects.requireNonNullElse(reasonsRequired, organization.reasonsRequired()),
                organization.fourEyes() || Boolean.TRUE.equals(fourEyes));
        record(actor, organization, Action.EDIT, before);
    }

    /** Sets whether API products that keys hold can be deleted, which removes them from these keys. */
    public void keepUsedProducts(Actor actor, UUID id, boolean keep) {
        Organization organization = administered(actor, id);
        Map<String, Object> before = state(organization);
        organization.usedProductsStay(keep);
        record(actor, organization, Action.EDIT, before);
    }

    /** Sets what it takes to let a manual API product that keys hold open more. */
    public void widening(Actor actor, UUID id, WideningRule rule) {
        Organization organization = administered(actor, id);
        Map<String, Object> before = state(organization);
        organization.widening(rule);
        record(actor, organization, Action.EDIT, before);
    }

    /** Locks first, then reads. */
    private Organization administered(Actor actor, UUID id) {
        permissions.require(actor, id, Role.ADMIN, Action.EDIT, Subject.unnamed("organization", id));
        jdbc.sql("select id from organization where id = ? for no key update")
                .param(id)
                .query()
                .listOfRows();
        return organizations.findById(id).orElseThrow(() -> new Refusal.NotFound("refusal.organization.unknown", id));
    }

    @Transactional(readOnly = true)
    public Optional<Organization> find(String name) {
        return organizations.findByName(name);
    }

    @Transactional(readOnly = true)
    public Optional<Organization> find(UUID id) {
        return organizations.findById(id);
    }

    @Transactional(readOnly = true)
    public List<Organization> all() {
        return organizations.findAllByOrderByName();
    }

    /** The organizations this operator may enter, by name. */
    @Transactional(readOnly = true)
    public List<Organization> of(UUID operator) {
        return organizations.ofMember(operator);
    }

    private static Map<String, Object> state(Organization organization) {
        return Map.of(
                "reasonsRequired", organization.reasonsRequired(),
                "fourEyes", organization.fourEyes(),
                "usedProductsStay", organization.usedProductsStay(),
                "widening", organization.widening().code());
    }

    private void record(Actor actor, Organization organization, Action action, @Nullable Map<String, Object> before) {
        Subject subject = Subject.alone("organization", organization.id(), organization.name());
        audit.append(List.of(AuditEntry.done(organization.id(), actor.author(), action, subject)
                .change(before, state(organization))));
    }
}

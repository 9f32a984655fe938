package dev.kunci.portal.organization;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Operator;
import dev.kunci.operators.Permission;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.portal.frame.LoginView;
import dev.kunci.portal.frame.PasswordView;
import dev.kunci.portal.live.LiveUpdates;
import dev.kunci.portal.signin.CurrentOperator;
import dev.kunci.registry.Organization;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.shared.Refusal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Checks at every navigation whether a person may enter an organization. */
@Component
public class OrganizationAccess {

    private final CurrentOperator current;
    private final Organizations organizations;
    private final Permissions permissions;
    private final AuthenticationContext authentication;
    private final LiveUpdates live;

    OrganizationAccess(
            CurrentOperator current,
            Organizations organizations,
            Permissions permissions,
            AuthenticationContext authentication,
            LiveUpdates live) {
        this.current = current;
        this.organizations = organizations;
        this.permissions = permissions;
        this.authentication = authentication;
        this.live = live;
    }

    /**
     * @return empty after the navigation has been redirected: to sign-in, to the password that must be changed, or to
     *     "not found", which is the same for an organization that does not exist and for one that is not theirs
     * @throws Refusal.Forbidden if the organization demands more than a password from its members
     */
    Optional<OrganizationContext> enter(BeforeEnterEvent event, String organization) {
        Optional<Operator> operator = allowed(event);
        if (operator.isEmpty()) {
            return Optional.empty();
        }
        Optional<OrganizationContext> context = member(organization, operator.get());
        if (context.isEmpty()) {
            organizations
                    .find(organization)
                    .filter(found -> permissions.asksForMore(current.actor(), found.id()))
                    .ifPresent(_ -> {
                        throw new Refusal.Forbidden("refusal.second-factor");
                    });
            event.rerouteToError(NotFoundException.class);
        }
        return context;
    }

    /** @return the signed-in person, or empty after the navigation has been redirected */
    public Optional<Operator> allowed(BeforeEnterEvent event) {
        Optional<Operator> operator = current.active();
        if (operator.isEmpty()) {
            authentication.logout();
            event.forwardTo(LoginView.class);
        } else if (operator.get().mustChangePassword()) {
            event.forwardTo(PasswordView.class);
            return Optional.empty();
        }
        return operator;
    }

    /** The organization of a URL, if the person at the screen is a member. */
    public Optional<OrganizationContext> at(Location address) {
        List<String> steps = address.getSegments();
        return steps.size() < 2 || !steps.getFirst().equals("o")
                ? Optional.empty()
                : current.account()
                        .filter(person -> !person.mustChangePassword())
                        .flatMap(person -> member(steps.get(1), person));
    }

    /** Some organization of the person at the screen, for pages that belong to none. */
    public Optional<OrganizationContext> anywhere() {
        return current.account()
                .filter(person -> !person.mustChangePassword())
                .flatMap(person -> organizations(person).stream().findFirst().map(found -> context(found, person)));
    }

    /** The organizations that the person at the screen may enter. */
    public List<Organization> organizations() {
        return current.account().map(this::organizations).orElse(List.of());
    }

    /** The same for who has just entered one of them. */
    public List<Organization> organizations(OrganizationContext entered) {
        return organizations.of(entered.operator().id()).stream()
                .filter(found -> found.id().equals(entered.organization().id())
                        || permission(found, entered.operator()).may(Role.VIEWER))
                .toList();
    }

    private List<Organization> organizations(Operator person) {
        return organizations.of(person.id()).stream()
                .filter(found -> permission(found, person).may(Role.VIEWER))
                .toList();
    }

    /** Including those that demand more than a password from their members. */
    public List<Organization> all() {
        return current.account().map(o -> organizations.of(o.id())).orElse(List.of());
    }

    /** Changes made by other people. */
    public LiveUpdates live() {
        return live;
    }

    /** Whether anybody is signed in: error pages are shown to strangers too. */
    public boolean isSignedIn() {
        return current.signedIn().isPresent();
    }

    /** The actor, for a call to a service. */
    public Actor actor() {
        return current.actor();
    }

    private Optional<OrganizationContext> member(String organization, Operator operator) {
        return organizations
                .find(organization)
                .map(found -> context(found, operator))
                .filter(found -> found.permission().may(Role.VIEWER));
    }

    private OrganizationContext context(Organization organization, Operator person) {
        Permission permission = permission(organization, person);
        return new OrganizationContext(
                organization, permission, person, current.actor(person).with(permission));
    }

    private Permission permission(Organization organization, Operator person) {
        return permissions.of(current.actor(person), organization.id());
    }
}

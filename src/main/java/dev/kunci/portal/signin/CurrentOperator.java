package dev.kunci.portal.signin;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.kunci.audit.Channel;
import dev.kunci.audit.Origin;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Operator;
import dev.kunci.operators.account.OwnAccount;
import dev.kunci.operators.signin.Sessions;
import dev.kunci.portal.feedback.RequestIds;
import dev.kunci.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Provides the actor of the person at the screen to services; call it on the UI thread and pass the result to
 * background work.
 */
@Component
public class CurrentOperator {

    private final AuthenticationContext authentication;
    private final Sessions sessions;
    private final OwnAccount own;

    CurrentOperator(AuthenticationContext authentication, Sessions sessions, OwnAccount own) {
        this.authentication = authentication;
        this.sessions = sessions;
        this.own = own;
    }

    /**
     * @throws IllegalStateException if nobody is signed in
     * @throws Refusal.Forbidden if the session has been ended elsewhere, or because the account was disabled or its
     *     password changed
     */
    public Actor actor() {
        PortalPrincipal person = signedIn().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
        if (account(person).isEmpty()) {
            throw new Refusal.Forbidden("refusal.session.ended");
        }
        return Actor.operator(person.operatorId(), person.email(), origin());
    }

    /**
     * The same for who has just been read.
     *
     * @param account as {@link #account()} gave it while this request is answered
     */
    public Actor actor(Operator account) {
        return Actor.operator(account.id(), account.email(), origin());
    }

    /** @return the account as it is now, empty if nobody is signed in or the session has ended */
    public Optional<Operator> account() {
        return signedIn().flatMap(this::account);
    }

    /** The same when the person does something, which counts as activity of the session. */
    public Optional<Operator> active() {
        return VaadinRequest.getCurrent() == null
                ? account()
                : signedIn().flatMap(person -> own(person, sessions.active(person.session())));
    }

    private Optional<Operator> account(PortalPrincipal person) {
        return own(person, sessions.account(person.session()));
    }

    private static Optional<Operator> own(PortalPrincipal person, Optional<Operator> account) {
        return account.filter(
                o -> o.id().equals(person.operatorId()) && o.passwordStamp().equals(person.stamp()));
    }

    /** Notes activity: the person did something, not the page by itself. */
    public void seen() {
        if (VaadinRequest.getCurrent() != null) {
            signedIn().map(PortalPrincipal::session).ifPresent(sessions::seen);
        }
    }

    /** How long the session of this page lasts. */
    Sessions.Left left() {
        return signedIn().map(PortalPrincipal::session).map(sessions::left).orElse(Sessions.Left.NOTHING);
    }

    /**
     * Checks the password of the person at the screen for the next step.
     *
     * @return the actor for that step
     */
    public Actor confirm(String password) {
        Actor confirmed = own.confirm(actor(), password);
        renewCookie();
        return confirmed;
    }

    /** Changes the password of the person at the screen; of all their sessions only this one stays. */
    public void changePassword(String old, String next) {
        UUID session = session();
        Operator operator = own.changePassword(actor(), session, old, next);
        var person = UsernamePasswordAuthenticationToken.authenticated(
                PortalPrincipal.of(operator, session), null, List.of());
        SecurityContext context = new SecurityContextImpl(person);
        SecurityContextHolder.setContext(context);
        renewCookie();
        VaadinSession.getCurrent()
                .getSession()
                .setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, context);
    }

    /** Replaces the session cookie. */
    private static void renewCookie() {
        if (VaadinRequest.getCurrent() instanceof VaadinServletRequest request) {
            request.getHttpServletRequest().changeSessionId();
        }
    }

    /** The id of this session, among all of this person. */
    public UUID session() {
        return signedIn()
                .map(PortalPrincipal::session)
                .orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    public Optional<PortalPrincipal> signedIn() {
        return authentication.getAuthenticatedUser(PortalPrincipal.class);
    }

    private static Origin origin() {
        return VaadinRequest.getCurrent() instanceof VaadinServletRequest request
                ? origin(request.getHttpServletRequest())
                : new Origin(Channel.PORTAL, null, null);
    }

    static Origin origin(HttpServletRequest request) {
        return new Origin(Channel.PORTAL, request.getRemoteAddr(), RequestIds.of(request));
    }
}

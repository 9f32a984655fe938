package dev.kunci.portal.layout;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.kunci.audit.Channel;
import dev.kunci.audit.Origin;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Operator;
import dev.kunci.operators.OperatorAccounts;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Names the person at this screen to the services; ask on the UI thread and hand the answer to background work. */
@Component
public class CurrentOperator {

    private final AuthenticationContext authentication;
    private final OperatorAccounts accounts;

    CurrentOperator(AuthenticationContext authentication, OperatorAccounts accounts) {
        this.authentication = authentication;
        this.accounts = accounts;
    }

    /** @throws IllegalStateException where nobody is signed in */
    public Actor actor() {
        SignedIn person = signedIn().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
        return Actor.operator(person.operatorId(), person.email(), origin());
    }

    /** @return the account as it stands now, empty where nobody is signed in or the account has been disabled */
    public Optional<Operator> account() {
        return signedIn().flatMap(person -> accounts.find(person.operatorId())).filter(o -> !o.disabled());
    }

    Optional<SignedIn> signedIn() {
        return authentication.getAuthenticatedUser(SignedIn.class);
    }

    private static Origin origin() {
        return VaadinRequest.getCurrent() instanceof VaadinServletRequest request
                ? RequestId.origin(request.getHttpServletRequest())
                : new Origin(Channel.PORTAL, null, null);
    }
}

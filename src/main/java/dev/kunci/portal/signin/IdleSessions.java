package dev.kunci.portal.signin;

import dev.kunci.operators.signin.Sessions;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Records that a session has ended when its portal drops it: after it was idle, or because the portal stops. */
@Component
class IdleSessions implements HttpSessionListener {

    private static final Logger LOG = LoggerFactory.getLogger(IdleSessions.class);

    private final Sessions sessions;

    IdleSessions(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        Object kept = event.getSession().getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        if (kept instanceof SecurityContext context
                && context.getAuthentication() != null
                && context.getAuthentication().getPrincipal() instanceof PortalPrincipal person) {
            try {
                sessions.over(person.session());
            } catch (RuntimeException databaseAway) {
                LOG.debug("The end of a session could not be noted", databaseAway);
            }
        }
    }
}

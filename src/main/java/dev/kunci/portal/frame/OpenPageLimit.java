package dev.kunci.portal.frame;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import java.util.Collection;
import java.util.Comparator;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Limits the open pages of a browser: each is kept in memory until it has been silent for a while. */
final class OpenPageLimit {

    private static final int OF_A_GUEST = 3;
    private static final int OF_A_PERSON = 100;

    private OpenPageLimit() {}

    /** Closes the page that has been silent longest if the new one exceeds the limit. */
    static void apply(UI next) {
        VaadinSession session = next.getSession();
        Collection<UI> open =
                session.getUIs().stream().filter(ui -> !ui.isClosing()).toList();
        if (open.size() > (isGuest(session) ? OF_A_GUEST : OF_A_PERSON)) {
            open.stream()
                    .filter(ui -> ui != next)
                    .min(Comparator.<UI>comparingLong(ui -> ui.getInternals().getLastHeartbeatTimestamp())
                            .thenComparingInt(UI::getUIId))
                    .ifPresent(UI::close);
        }
    }

    private static boolean isGuest(VaadinSession session) {
        WrappedSession http = session.getSession();
        return http == null
                || http.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) == null;
    }
}

package dev.kunci.portal.signin;

import dev.kunci.shared.net.ClientNetwork;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Limits the sessions of people who have not signed in, because anybody starts one by asking for a page, and together
 * they must not fill the memory. A new one replaces the oldest, preferably of the same network. Whoever loses one can
 * still sign in, and then lands on the first page instead of the one they asked for.
 */
@Component
final class AnonymousSessionLimit implements HttpSessionListener {

    private static final int ALL = 2_000;
    private static final int OF_ONE_NETWORK = 500;

    private final int all;
    private final int ofOneNetwork;
    private final Map<HttpSession, String> networks = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    @Autowired
    AnonymousSessionLimit() {
        this(ALL, OF_ONE_NETWORK);
    }

    AnonymousSessionLimit(int all, int ofOneNetwork) {
        this.all = all;
        this.ofOneNetwork = ofOneNetwork;
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        begun(event.getSession(), network()).forEach(AnonymousSessionLimit::end);
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        forget(event.getSession());
    }

    /** @return the sessions to end */
    private synchronized List<HttpSession> begun(HttpSession session, String network) {
        networks.put(session, network);
        counts.merge(network, 1, Integer::sum);
        List<HttpSession> gone = new ArrayList<>();
        while (counts.getOrDefault(network, 0) > ofOneNetwork) {
            leave(network, gone);
        }
        while (networks.size() > all) {
            leave(null, gone);
        }
        return gone;
    }

    /** @param network null for any */
    private void leave(@Nullable String network, List<HttpSession> gone) {
        Iterator<Map.Entry<HttpSession, String>> oldest = networks.entrySet().iterator();
        while (oldest.hasNext()) {
            Map.Entry<HttpSession, String> next = oldest.next();
            if (network == null || network.equals(next.getValue())) {
                oldest.remove();
                gone.add(next.getKey());
                uncount(next.getValue());
                return;
            }
        }
    }

    private synchronized void forget(HttpSession session) {
        String network = networks.remove(session);
        if (network != null) {
            uncount(network);
        }
    }

    private void uncount(String network) {
        counts.computeIfPresent(network, (same, number) -> number == 1 ? null : number - 1);
    }

    /** Only if nobody has signed in to it meanwhile: then it is not anonymous and not counted any more. */
    private static void end(HttpSession session) {
        try {
            if (session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) == null) {
                session.invalidate();
            }
        } catch (IllegalStateException over) {
            // It has ended by itself.
        }
    }

    private static String network() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked
                ? ClientNetwork.of(asked.getRequest().getRemoteAddr())
                : "";
    }
}

package dev.kunci.portal.connection;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.InputBuffer;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Notes when a request is being served, and enforces a minimum rate for its body. */
final class PaceValve extends ValveBase {

    private final Duration longest;

    PaceValve(Duration longest) {
        super(true);
        this.longest = longest;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Exchange exchange = Exchange.current();
        if (exchange == null) {
            getNext().invoke(request, response);
            return;
        }
        InputBuffer body = request.getCoyoteRequest().getInputBuffer();
        request.getCoyoteRequest().setInputBuffer(new PacedInputBuffer(body, exchange, longest));
        exchange.serve();
        try {
            getNext().invoke(request, response);
        } finally {
            request.getCoyoteRequest().setInputBuffer(body);
            if (response.getStatus() == HttpServletResponse.SC_SWITCHING_PROTOCOLS && isSignedIn(request)) {
                exchange.know();
            }
            if (!request.isAsync()) {
                exchange.served();
            }
        }
    }

    private static boolean isSignedIn(Request request) {
        try {
            HttpSession session = request.getSession(false);
            return session != null
                    && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
        } catch (IllegalStateException over) {
            return false;
        }
    }
}

package dev.kunci.portal.connection;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.InputBuffer;

/** Notes when a request is being served, and reads its body with an eye on the clock. */
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
            if (!request.isAsync()) {
                exchange.served();
            }
        }
    }
}

package dev.kunci.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Writes the security headers before anything else is done, so that every answer has them: pages that are forwarded to,
 * whose response the server finishes before filters come to write theirs, and what the server refuses by itself.
 */
final class HeadersValve extends ValveBase {

    HeadersValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        SecurityHeaders.write(response, request.isSecure());
        getNext().invoke(request, response);
    }
}

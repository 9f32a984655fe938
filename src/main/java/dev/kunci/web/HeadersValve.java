package dev.kunci.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Writes the security headers before anything else, so that every response has them: also forwarded pages, whose
 * response the server completes before filters could add headers, and requests the server itself refuses.
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

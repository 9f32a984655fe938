package dev.kunci.management.http;

import dev.kunci.management.dialect.Dialect;
import dev.kunci.management.wire.WireProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Writes a problem as the response to a call, in its dialect; the only place that writes errors of the API. */
@Component
class ErrorWriter {

    void write(HttpServletRequest request, HttpServletResponse response, WireProblem problem) throws IOException {
        Dialect dialect = Dialect.of(request);
        int status = problem.status(dialect);
        response.setStatus(status);
        if (status == 401) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Kunci\", charset=\"UTF-8\"");
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (problem.retryAfter() != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, problem.retryAfter().toString());
        }
        byte[] body = dialect.write(problem).toString().getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}

package dev.kunci.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;

/** Refuses requests for a host that is not this one. It runs before the valve that trusts proxies. */
final class HostValve extends ValveBase {

    private static final int MISDIRECTED = 421;
    private static final List<String> OF_PROXIES =
            List.of("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via");

    private final KnownHosts hosts;
    private final byte[] refusal;

    /** @param refusal the text sent to clients that use another name */
    HostValve(KnownHosts hosts, String refusal) {
        super(true);
        this.hosts = hosts;
        this.refusal = refusal.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        // If the server has already refused the request, that refusal stands, whatever the host.
        boolean refused = response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST;
        String host = request.getServerName();
        if (refused || host != null && hosts.knows(host, isHere(request))) {
            getNext().invoke(request, response);
            return;
        }
        response.setStatus(MISDIRECTED);
        response.setContentType("text/plain;charset=UTF-8");
        response.setContentLength(refusal.length);
        response.getOutputStream().write(refusal);
    }

    private static boolean isHere(Request request) {
        return isLoopback(request.getRemoteAddr())
                && OF_PROXIES.stream().allMatch(name -> request.getHeader(name) == null);
    }

    private static boolean isLoopback(@Nullable String address) {
        return address != null && InetAddress.ofLiteral(address).isLoopbackAddress();
    }
}

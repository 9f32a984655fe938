package dev.kunci.web;

import dev.kunci.shared.PublicAddress;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Treats every request as sent to the public address, so that cookies, redirects and links are made for it. It runs
 * after the valve that trusts proxies, and so overrides it.
 */
final class PublicAddressValve extends ValveBase {

    private final PublicAddress address;

    PublicAddressValve(PublicAddress address) {
        super(true);
        this.address = address;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (address.isFixed()) {
            org.apache.coyote.Request raw = request.getCoyoteRequest();
            raw.scheme().setString(address.scheme());
            raw.serverName().setString(address.host());
            raw.setServerPort(address.port());
            request.setSecure(address.isEncrypted());
        }
        SecurityHeaders.write(response, request.isSecure());
        getNext().invoke(request, response);
    }
}

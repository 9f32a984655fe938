package dev.kunci.gateway.http;

import dev.kunci.gateway.CheckRequest;
import dev.kunci.operators.token.GatewayToken;
import dev.kunci.shared.net.ClientNetwork;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What nginx says about one call, read in one pass over the headers; a repeated header makes it invalid. */
final class NginxRequest {

    private static final String BEARER = "Bearer ";
    private static final AsciiString AUTHORIZATION = AsciiString.cached("Authorization");
    private static final AsciiString KEY = AsciiString.cached("X-API-Key");
    private static final AsciiString METHOD = AsciiString.cached("X-Original-Method");
    private static final AsciiString URI = AsciiString.cached("X-Original-URI");
    private static final AsciiString ORGANIZATION = AsciiString.cached("X-Kunci-Organization");
    private static final AsciiString PROXY = AsciiString.cached("X-Kunci-Proxy");
    private static final AsciiString ENVIRONMENT = AsciiString.cached("X-Kunci-Environment");
    private static final AsciiString CLIENT = AsciiString.cached("X-Real-IP");
    private static final AsciiString LENGTH = AsciiString.cached("Content-Length");
    private static final AsciiString TRANSFER = AsciiString.cached("Transfer-Encoding");

    private @Nullable String authorization;
    private @Nullable String key;
    private @Nullable String method;
    private @Nullable String uri;
    private @Nullable String organization;
    private @Nullable String proxy;
    private @Nullable String environment;
    private @Nullable String client;
    private boolean twice;
    private boolean body;

    NginxRequest(HttpHeaders headers) {
        Iterator<Map.Entry<CharSequence, CharSequence>> each = headers.iteratorCharSequence();
        while (each.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = each.next();
            take(header.getKey(), header.getValue());
        }
    }

    /** By length first: most headers are not ours. */
    private void take(CharSequence name, CharSequence value) {
        switch (name.length()) {
            case 9 -> {
                key = KEY.contentEqualsIgnoreCase(name) ? only(key, value) : key;
                client = CLIENT.contentEqualsIgnoreCase(name) ? only(client, value) : client;
            }
            case 13 -> {
                authorization =
                        AUTHORIZATION.contentEqualsIgnoreCase(name) ? only(authorization, value) : authorization;
                proxy = PROXY.contentEqualsIgnoreCase(name) ? only(proxy, value) : proxy;
            }
            case 14 -> {
                uri = URI.contentEqualsIgnoreCase(name) ? only(uri, value) : uri;
                body |= LENGTH.contentEqualsIgnoreCase(name) && !"0".contentEquals(value);
            }
            case 17 -> {
                method = METHOD.contentEqualsIgnoreCase(name) ? only(method, value) : method;
                body |= TRANSFER.contentEqualsIgnoreCase(name);
            }
            case 19 -> environment = ENVIRONMENT.contentEqualsIgnoreCase(name) ? only(environment, value) : environment;
            case 20 ->
                organization = ORGANIZATION.contentEqualsIgnoreCase(name) ? only(organization, value) : organization;
            default -> {}
        }
    }

    private String only(@Nullable String before, CharSequence value) {
        twice |= before != null;
        return value.toString();
    }

    /** Whether there is a body, which no check has. */
    boolean hasBody() {
        return body;
    }

    /** Whether a required header is missing or repeated: beside nginx's own, a client might have slipped one in. */
    boolean isBad() {
        return twice || body || method == null || method.isEmpty() || uri == null || uri.isEmpty();
    }

    /** The token of the gateway; empty if there is none. */
    String token() {
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length())
                : "";
    }

    boolean hasKey() {
        return key != null && !key.isEmpty();
    }

    /** Whether the call belongs to this organization, as it does if none is named. */
    boolean isOf(String name) {
        return organization == null || organization.isEmpty() || organization.equals(name);
    }

    /** The client's address as the gateway reports it; empty if it does not. */
    String client() {
        return client == null ? "" : ClientNetwork.of(client);
    }

    /** @param gateway the owner of the token */
    CheckRequest question(GatewayToken gateway) {
        return new CheckRequest(
                gateway.organizationName(),
                gateway.name(),
                Objects.requireNonNull(key),
                Objects.requireNonNull(method),
                Objects.requireNonNull(uri),
                proxy,
                environment);
    }
}

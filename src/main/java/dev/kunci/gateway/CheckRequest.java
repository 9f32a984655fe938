package dev.kunci.gateway;

import org.jspecify.annotations.Nullable;

/**
 * What a gateway asks about one call before it lets it pass.
 *
 * @param organization by name
 * @param gateway the name of the token of the gateway
 * @param consumerKey in the clear, empty if the call has none; never stored
 * @param method in capitals
 * @param uri as the client sent it, with or without a query
 * @param proxy null if the gateway does not say
 * @param environment null if the gateway does not say
 */
public record CheckRequest(
        String organization,
        String gateway,
        String consumerKey,
        String method,
        String uri,
        @Nullable String proxy,
        @Nullable String environment) {

    public CheckRequest {
        proxy = said(proxy);
        environment = said(environment);
    }

    private static @Nullable String said(@Nullable String word) {
        return word == null || word.isBlank() ? null : word;
    }

    /** Without the key, and without the URI, because callers put keys there as well. */
    @Override
    public String toString() {
        return "Question[" + organization + ", " + method + ", " + proxy + ", " + environment + "]";
    }
}

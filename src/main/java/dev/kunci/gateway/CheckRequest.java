package dev.kunci.gateway;

import org.jspecify.annotations.Nullable;

/**
 * What a gateway asks of one call before it lets it pass.
 *
 * @param organization by its name
 * @param gateway who asks, by the name of its token
 * @param consumerKey in the clear, empty where the call carries none; never kept
 * @param method in capitals
 * @param uri as the client sent it, with or without a query
 * @param proxy null where the gateway does not say
 * @param environment null where the gateway does not say
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

    /** Without the key, and without the address, in which callers put keys as well. */
    @Override
    public String toString() {
        return "Question[" + organization + ", " + method + ", " + proxy + ", " + environment + "]";
    }
}

package dev.kunci.management.wire;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An update of a key. Clients for app groups wrap the key and put the action beside it (UpdateAppGroupAppKeyRequest);
 * those for developers send the key itself.
 *
 * @param apiProducts to be added; existing ones stay
 * @param consumerKey like all that follow, read-only: compared and not ignored
 */
public record WireKeyUpdate(
        @Nullable String action,
        @JsonSetter(contentNulls = Nulls.SKIP) @Nullable List<WireProductRef> apiProducts,
        @JsonSetter(contentNulls = Nulls.SKIP) @Nullable List<WireAttribute> attributes,
        @JsonSetter(contentNulls = Nulls.SKIP) @Nullable List<String> scopes,
        @Nullable WireKey appGroupAppKey,
        @Nullable String consumerKey,
        @Nullable String consumerSecret,
        @Nullable String status,
        @Nullable Long expiresAt,
        @Nullable Long expiresInSeconds) {

    /** Whether anything but the status is to change. */
    public boolean saysMore() {
        return newAttributes() != null
                || newScopes() != null
                || !WireProductRef.names(apiProducts).isEmpty();
    }

    public @Nullable List<WireAttribute> newAttributes() {
        return appGroupAppKey == null ? attributes : appGroupAppKey.attributes();
    }

    public @Nullable List<String> newScopes() {
        return appGroupAppKey == null ? scopes : appGroupAppKey.scopes();
    }
}

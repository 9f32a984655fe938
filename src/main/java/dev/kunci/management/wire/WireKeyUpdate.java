package dev.kunci.management.wire;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a key. Programs of app groups wrap what shall become of it and say the action beside it
 * (UpdateAppGroupAppKeyRequest); those of developers write it plainly.
 *
 * @param apiProducts to be added; those that are there stay as they are
 * @param consumerKey like all that follow, as it is: what does not change this way is compared and not passed over
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
        return newAttributes() != null || newScopes() != null || !WireProductRef.names(apiProducts).isEmpty();
    }

    public @Nullable List<WireAttribute> newAttributes() {
        return appGroupAppKey == null ? attributes : appGroupAppKey.attributes();
    }

    public @Nullable List<String> newScopes() {
        return appGroupAppKey == null ? scopes : appGroupAppKey.scopes();
    }
}

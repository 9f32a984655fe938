package dev.kunci.management.wire;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A credential.
 *
 * @param keyId Kunci's own: opaque, never secret, accepted wherever a path takes a consumer key
 * @param consumerKey left out for who may not see it
 * @param issuedAt milliseconds since 1970, like all times
 * @param expiresAt milliseconds since 1970, -1 for never
 * @param expiresInSeconds in requests: after how many seconds it ends, -1 for never
 */
public record WireKey(
        @Nullable String keyId,
        @Nullable String consumerKey,
        @Nullable String consumerSecret,
        @Nullable String status,
        @Nullable Long issuedAt,
        @Nullable Long expiresAt,
        @Nullable Long expiresInSeconds,
        @JsonSetter(contentNulls = Nulls.SKIP) @Nullable List<WireProductRef> apiProducts,
        @JsonSetter(contentNulls = Nulls.SKIP) @Nullable List<WireAttribute> attributes,
        @JsonSetter(contentNulls = Nulls.SKIP) @Nullable List<String> scopes) {}

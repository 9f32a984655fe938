package dev.kunci.management.wire;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.kunci.management.dialect.Dialect;
import dev.kunci.management.dialect.EdgeOnly;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An app of a developer or an app group.
 *
 * @param apiProducts in requests: for which a key is minted
 * @param consumerKey in requests, like consumerSecret: what an app does not keep, so that it can be said
 * @param keyExpiresIn in requests: after which time that key ends; milliseconds, for app groups seconds; -1 for never
 */
public record WireApp(
        @EdgeOnly @Nullable String accessType,
        @JsonSetter(contentNulls = Nulls.SKIP) @Nullable List<WireProductRef> apiProducts,
        @Nullable String appFamily,
        @Nullable String appGroup,
        @Nullable String appId,
        @JsonSetter(contentNulls = Nulls.SKIP) @Nullable List<WireAttribute> attributes,
        @Nullable String callbackUrl,
        @EdgeOnly @Nullable String companyName,
        @Nullable Long createdAt,
        @EdgeOnly @Nullable String createdBy,
        @Nullable String consumerKey,
        @Nullable String consumerSecret,
        @JsonSetter(contentNulls = Nulls.SKIP) @Nullable List<WireKey> credentials,
        @Nullable String developerEmail,
        @Nullable String developerId,
        @Nullable Long keyExpiresIn,
        @Nullable Long lastModifiedAt,
        @EdgeOnly @Nullable String lastModifiedBy,
        @Nullable String name,
        @JsonSetter(contentNulls = Nulls.SKIP) @Nullable List<String> scopes,
        @Nullable String status) {

    /** As in a list of apps without keys. */
    public WireApp withoutKeys() {
        return new WireApp(
                accessType,
                apiProducts,
                appFamily,
                appGroup,
                appId,
                attributes,
                callbackUrl,
                companyName,
                createdAt,
                createdBy,
                null,
                null,
                null,
                developerEmail,
                developerId,
                keyExpiresIn,
                lastModifiedAt,
                lastModifiedBy,
                name,
                scopes,
                status);
    }

    /** As in a list of all apps of an organization: with the developer who owns it; in X without family. */
    public WireApp ofOrganization(Dialect dialect, String owner) {
        return new WireApp(
                accessType,
                apiProducts,
                dialect == Dialect.X ? null : appFamily,
                appGroup,
                appId,
                attributes,
                callbackUrl,
                companyName,
                createdAt,
                createdBy,
                null,
                null,
                credentials,
                developerId == null ? null : owner,
                developerId,
                keyExpiresIn,
                lastModifiedAt,
                lastModifiedBy,
                name,
                scopes,
                status);
    }
}

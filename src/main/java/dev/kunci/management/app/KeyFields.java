package dev.kunci.management.app;

import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.resource.PathResolver;
import dev.kunci.management.resource.ReadOnlyFields;
import dev.kunci.management.wire.WireAttribute;
import dev.kunci.management.wire.WireKey;
import dev.kunci.management.wire.WireKeyUpdate;
import dev.kunci.management.wire.WireProductRef;
import dev.kunci.registry.key.Credentials;
import dev.kunci.registry.value.WordList;
import dev.kunci.review.app.AppDetails;
import dev.kunci.review.app.AppDetails.KeyView;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares the fields of a key in a call with what can be stored. */
@Component
class KeyFields {

    private static final String DECIDE = "Use action=approve or action=revoke.";
    private static final String PAIR = "Import another key instead.";
    private static final String END = "A key ends when it was to end.";

    private final Credentials credentials;
    private final PathResolver paths;

    KeyFields(Credentials credentials, PathResolver paths) {
        this.credentials = credentials;
        this.paths = paths;
    }

    /** For a call that changes this key: its products, attributes and scopes may change. */
    void check(ApiRequest request, AppDetails app, KeyView key, WireKeyUpdate wanted) {
        pair(request, app, key, wanted.consumerKey(), wanted.consumerSecret(), "");
        ReadOnlyFields.word("status", wanted.status(), key.standing().status().code(), DECIDE);
        ReadOnlyFields.end("expiresAt", wanted.expiresAt(), key.expiresAt(), END);
        lasting(wanted.expiresInSeconds(), key, "expiresInSeconds");
        WireKey wrapped = wanted.appGroupAppKey();
        if (wrapped != null) {
            alike(request, app, key, wrapped, "appGroupAppKey.");
        }
    }

    /** For a call about something else: the key must be sent as it is. */
    void check(ApiRequest request, AppDetails app, KeyView key, WireKey sent, String path) {
        alike(request, app, key, sent, path);
        WireKey now = AppDocuments.write(key, Map.of());
        List<WireProductRef> products = sent.apiProducts();
        ReadOnlyFields.check(
                path + "apiProducts",
                products == null
                        || new HashSet<>(products).equals(new HashSet<>(Objects.requireNonNull(now.apiProducts()))),
                "Change them with POST to the address of the key.");
        ReadOnlyFields.check(
                path + "attributes",
                sent.attributes() == null
                        || WireAttribute.read(sent.attributes()).equals(key.attributes()),
                "Change them with PUT to the address of the key.");
        ReadOnlyFields.check(
                path + "scopes",
                sent.scopes() == null || WordList.of(sent.scopes()).equals(WordList.of(key.scopes())),
                "Change them with PUT to the address of the key.");
    }

    private void alike(ApiRequest request, AppDetails app, KeyView key, WireKey sent, String path) {
        pair(request, app, key, sent.consumerKey(), sent.consumerSecret(), path);
        ReadOnlyFields.word(
                path + "status", sent.status(), key.standing().status().code(), DECIDE);
        ReadOnlyFields.end(path + "expiresAt", sent.expiresAt(), key.expiresAt(), END);
        lasting(sent.expiresInSeconds(), key, path + "expiresInSeconds");
    }

    private void pair(
            ApiRequest request,
            AppDetails app,
            KeyView key,
            @Nullable String value,
            @Nullable String secret,
            String path) {
        ReadOnlyFields.check(
                path + "consumerKey",
                value == null
                        || value.isBlank()
                        || paths.keyIfKnown(request, app.target(), value)
                                .filter(key.target()::equals)
                                .isPresent(),
                PAIR);
        ReadOnlyFields.check(
                path + "consumerSecret",
                secret == null
                        || secret.isBlank()
                        || credentials.hasSecret(
                                request.actor(),
                                request.organizationId(),
                                key.target().id(),
                                secret),
                PAIR);
    }

    private static void lasting(@Nullable Long seconds, KeyView key, String field) {
        ReadOnlyFields.check(
                field,
                ReadOnlyFields.lasts(
                        seconds == null ? null : Duration.ofSeconds(seconds), key.issuedAt(), key.expiresAt()),
                END);
    }
}

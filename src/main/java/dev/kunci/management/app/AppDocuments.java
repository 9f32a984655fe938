package dev.kunci.management.app;

import dev.kunci.management.dialect.Problems;
import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.http.ETags;
import dev.kunci.management.wire.WireApp;
import dev.kunci.management.wire.WireAttribute;
import dev.kunci.management.wire.WireKey;
import dev.kunci.management.wire.WireProductRef;
import dev.kunci.registry.key.SecretReveals;
import dev.kunci.registry.value.Target;
import dev.kunci.review.app.AppDetails;
import dev.kunci.review.app.AppDetails.KeyView;
import dev.kunci.review.app.AppDetailsReader;
import dev.kunci.vault.KeyVault;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Writes the documents of apps and their keys, with secrets for callers who may see them. */
@Component
public class AppDocuments {

    private static final Long NEVER = -1L;

    private final AppDetailsReader reader;
    private final SecretReveals reveals;

    AppDocuments(AppDetailsReader reader, SecretReveals reveals) {
        this.reader = reader;
        this.reveals = reveals;
    }

    /** The present state of an app, without secrets. */
    public AppDetails read(ApiRequest request, Target app) {
        return reader.find(request.actor(), request.organizationId(), app.id());
    }

    /** The same, if that is what the caller saw. */
    AppDetails seen(ApiRequest request, Target app) {
        AppDetails found = read(request, app);
        request.seen(tag(found));
        return found;
    }

    /** @param issued pairs that were just made */
    ResponseEntity<WireApp> answer(ApiRequest request, HttpStatus status, Target app, Map<UUID, KeyVault.Pair> issued) {
        AppDetails found = read(request, app);
        String tag = tag(found);
        WireApp shown = request.has(tag) ? write(found, Map.of()) : write(request, found, issued);
        return ResponseEntity.status(status).eTag(tag).body(shown);
    }

    /** The tag of an app as it is. */
    static String tag(AppDetails app) {
        return ETags.of(write(app, Map.of()));
    }

    /** A key of an app that was just read. */
    static KeyView key(AppDetails app, UUID key) {
        return app.keys().stream()
                .filter(one -> one.target().id().equals(key))
                .findFirst()
                .orElseThrow(Problems::key);
    }

    /** The same, where that is what the caller saw. */
    static KeyView seen(ApiRequest request, AppDetails app, Target key) {
        KeyView found = key(app, key.id());
        request.seen(tag(found));
        return found;
    }

    /** The tag of a key as it is. */
    static String tag(KeyView key) {
        return ETags.of(write(key, Map.of()));
    }

    /** Whether a list of whole apps holds their keys. */
    enum Form {
        WITH_KEYS,
        WITHOUT_KEYS;

        /** @param includeCred as the client wrote it; keys are there unless it says false, as clients expect */
        static Form of(@Nullable String includeCred) {
            return "false".equalsIgnoreCase(includeCred) ? WITHOUT_KEYS : WITH_KEYS;
        }
    }

    /** These apps of one owner; all their secrets are one record. */
    List<WireApp> write(ApiRequest request, List<AppDetails> apps) {
        Map<UUID, KeyVault.Pair> pairs = open(request, keys(apps));
        return apps.stream().map(app -> write(app, pairs)).toList();
    }

    /** The same as they are among all apps of the organization. */
    List<WireApp> ofOrganization(ApiRequest request, List<AppDetails> apps, Form form) {
        Map<UUID, KeyVault.Pair> pairs = form == Form.WITHOUT_KEYS ? Map.of() : open(request, keys(apps));
        return apps.stream()
                .map(app -> {
                    WireApp written = write(app, pairs)
                            .ofOrganization(request.dialect(), app.owner().name());
                    return form == Form.WITHOUT_KEYS ? written.withoutKeys() : written;
                })
                .toList();
    }

    private static List<KeyView> keys(List<AppDetails> apps) {
        return apps.stream().flatMap(app -> app.keys().stream()).toList();
    }

    WireApp write(ApiRequest request, AppDetails app) {
        return write(request, app, Map.of());
    }

    /** @param issued pairs that were just made: whoever asked for them gets them, this once, and that is no reveal */
    WireApp write(ApiRequest request, AppDetails app, Map<UUID, KeyVault.Pair> issued) {
        Map<UUID, KeyVault.Pair> pairs = new HashMap<>(open(
                request,
                app.keys().stream()
                        .filter(key -> !issued.containsKey(key.target().id()))
                        .toList()));
        pairs.putAll(issued);
        return write(app, pairs);
    }

    WireKey write(ApiRequest request, KeyView key) {
        return write(key, open(request, List.of(key)));
    }

    static WireKey write(KeyView key, Map<UUID, KeyVault.Pair> issued) {
        KeyVault.@Nullable Pair pair = issued.get(key.target().id());
        Instant expires = key.expiresAt();
        return new WireKey(
                key.target().id().toString(),
                pair == null ? null : pair.consumerKey(),
                pair == null ? null : pair.consumerSecret(),
                key.standing().status().code(),
                key.issuedAt().toEpochMilli(),
                expires == null ? NEVER : (Long) expires.toEpochMilli(),
                null,
                key.grants().stream()
                        .map(grant -> new WireProductRef(
                                grant.product(), grant.standing().status().code()))
                        .toList(),
                WireAttribute.of(key.attributes()),
                key.scopes());
    }

    static WireApp write(AppDetails app, Map<UUID, KeyVault.Pair> pairs) {
        boolean grouped = app.owner().group();
        return new WireApp(
                "",
                null,
                grouped ? null : app.appFamily(),
                grouped ? app.owner().name() : null,
                app.target().id().toString(),
                WireAttribute.of(app.written()),
                app.callbackUrl(),
                grouped ? app.owner().name() : null,
                app.createdAt().toEpochMilli(),
                app.createdBy(),
                null,
                null,
                app.keys().stream().map(key -> write(key, pairs)).toList(),
                null,
                grouped ? null : app.owner().code(),
                null,
                app.modifiedAt().toEpochMilli(),
                app.modifiedBy(),
                app.name(),
                app.scopes(),
                app.standing().status().code());
    }

    private Map<UUID, KeyVault.Pair> open(ApiRequest request, Collection<KeyView> keys) {
        return reveals.reveal(
                request.actor(),
                request.organizationId(),
                keys.stream().map(key -> key.target().id()).toList());
    }
}

package dev.kunci.management;

import dev.kunci.management.wire.Problems;
import dev.kunci.management.wire.WireApp;
import dev.kunci.management.wire.WireAttribute;
import dev.kunci.management.wire.WireKey;
import dev.kunci.management.wire.WireProductRef;
import dev.kunci.registry.KeyVault;
import dev.kunci.registry.Reveals;
import dev.kunci.registry.Target;
import dev.kunci.review.AppDetails;
import dev.kunci.review.AppDetails.KeyView;
import dev.kunci.review.AppReading;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes apps and their keys as the documents of the API, with secrets for those who may see them. */
@Component
class AppDocuments {

    private static final Long NEVER = -1L;

    private final AppReading reading;
    private final Reveals reveals;

    AppDocuments(AppReading reading, Reveals reveals) {
        this.reading = reading;
        this.reveals = reveals;
    }

    /** An app as it is, without secrets. */
    AppDetails read(Call call, Target app) {
        return reading.find(call.actor(), call.place(), app.id());
    }

    /** A key of an app that was just read. */
    static KeyView key(AppDetails app, UUID key) {
        return app.keys().stream()
                .filter(one -> one.target().id().equals(key))
                .findFirst()
                .orElseThrow(Problems::key);
    }

    /** These apps in this order, what is gone left out; all their secrets are one record. */
    List<WireApp> write(Call call, List<UUID> ids, boolean secrets) {
        Map<UUID, AppDetails> found = new HashMap<>();
        reading.find(call.actor(), call.place(), ids)
                .forEach(app -> found.put(app.target().id(), app));
        List<AppDetails> apps =
                ids.stream().map(found::get).filter(Objects::nonNull).toList();
        Map<UUID, KeyVault.Pair> pairs = secrets
                ? open(call, apps.stream().flatMap(app -> app.keys().stream()).toList())
                : Map.of();
        return apps.stream().map(app -> write(app, pairs)).toList();
    }

    WireApp write(Call call, AppDetails app) {
        return write(app, open(call, app.keys()));
    }

    WireKey write(Call call, KeyView key) {
        return write(key, open(call, List.of(key)));
    }

    /** @param issued the pair that was just made, which is no reveal */
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

    private Map<UUID, KeyVault.Pair> open(Call call, Collection<KeyView> keys) {
        return reveals.reveal(
                call.actor(),
                call.place(),
                keys.stream().map(key -> key.target().id()).toList());
    }
}

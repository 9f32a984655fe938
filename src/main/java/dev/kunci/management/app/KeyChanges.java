package dev.kunci.management.app;

import dev.kunci.management.decision.DecisionActions;
import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.http.IdempotentCreates;
import dev.kunci.management.wire.WireAttribute;
import dev.kunci.management.wire.WireKey;
import dev.kunci.management.wire.WireKeyUpdate;
import dev.kunci.registry.KeyEdit;
import dev.kunci.registry.app.KeyRequests;
import dev.kunci.registry.change.Deletions;
import dev.kunci.registry.change.EditLock;
import dev.kunci.registry.key.Credentials;
import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.review.app.AppDetails;
import dev.kunci.review.app.AppDetails.KeyView;
import dev.kunci.vault.KeyVault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Imports, changes and deletes keys for programs: lock, compare with what the caller saw, change, in one transaction. */
@Service
@Transactional
class KeyChanges {

    private final KeyRequests keys;
    private final Deletions deletions;
    private final DecisionActions actions;
    private final EditLock locks;
    private final AppDocuments documents;
    private final KeyFields fields;
    private final IdempotentCreates creates;

    KeyChanges(
            KeyRequests keys,
            Deletions deletions,
            DecisionActions actions,
            EditLock locks,
            AppDocuments documents,
            KeyFields fields,
            IdempotentCreates creates) {
        this.keys = keys;
        this.deletions = deletions;
        this.actions = actions;
        this.locks = locks;
        this.documents = documents;
        this.fields = fields;
        this.creates = creates;
    }

    /**
     * An imported key.
     *
     * @param issued its pair; empty if the same call imported it before
     */
    record Made(Target key, Map<UUID, KeyVault.Pair> issued) {}

    /** @param expires null for never */
    public Made importPair(
            ApiRequest request, Target app, WireKey wanted, KeyVault.Pair pair, @Nullable Instant expires) {
        UUID before = creates.before(request, wanted, Level.CREDENTIAL.code());
        if (before != null) {
            return new Made(request.target(Level.CREDENTIAL, before), Map.of());
        }
        Credentials.Issued taken = keys.importPair(
                request.actor(),
                request.organizationId(),
                app.id(),
                pair,
                expires,
                WireAttribute.read(Objects.requireNonNullElse(wanted.attributes(), List.of())),
                Objects.requireNonNullElse(wanted.scopes(), List.of()));
        creates.made(request, taken.credential());
        return new Made(request.target(Level.CREDENTIAL, taken.credential()), Map.of(taken.credential(), taken.pair()));
    }

    /** @param products to be added */
    public void update(ApiRequest request, Target app, Target key, WireKeyUpdate wanted, List<UUID> products) {
        locks.hold(key, request.conditional());
        AppDetails whole = documents.read(request, app);
        AppDocuments.seen(request, whole, key);
        edit(request, whole, key, wanted, products);
    }

    /** The same after a decision on the key; if either is refused, neither is done. */
    public void decideAndUpdate(
            ApiRequest request, Target app, Target key, String action, WireKeyUpdate wanted, List<UUID> products) {
        locks.hold(key, request.conditional());
        Long revision = null;
        if (request.conditional()) {
            revision = AppDocuments.seen(request, documents.read(request, app), key)
                    .standing()
                    .revision();
        }
        actions.decideWithin(request, key, action, revision);
        edit(request, documents.read(request, app), key, wanted, products);
    }

    private void edit(ApiRequest request, AppDetails whole, Target key, WireKeyUpdate wanted, List<UUID> products) {
        KeyView before = AppDocuments.key(whole, key.id());
        fields.check(request, whole, before, wanted);
        List<Attribute> attributes =
                wanted.newAttributes() == null ? before.attributes() : WireAttribute.read(wanted.newAttributes());
        KeyEdit edit = new KeyEdit(
                request.organizationId(),
                key.id(),
                before.version(),
                before.expiresAt(),
                attributes,
                Objects.requireNonNullElse(wanted.newScopes(), before.scopes()));
        keys.update(request.onBehalfOf(whole.owner()), edit, products, request.reason());
    }

    /** @return its former state */
    public WireKey delete(ApiRequest request, Target app, Target key) {
        locks.hold(key, request.conditional());
        KeyView last = AppDocuments.seen(request, documents.read(request, app), key);
        return AppDocuments.write(last, keys.remove(request.actor(), key, request.reason(), List.of(key.id())));
    }

    /** Removes an API product from a key. */
    public void removeProduct(ApiRequest request, Target app, Target key, Target grant) {
        locks.hold(key, request.conditional());
        AppDocuments.seen(request, documents.read(request, app), key);
        deletions.remove(request.actor(), grant, request.reason());
    }
}

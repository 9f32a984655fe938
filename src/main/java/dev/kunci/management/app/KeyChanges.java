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
     * A key that was taken in.
     *
     * @param issued its pair; empty where the same call made it before
     */
    record Made(Target key, Map<UUID, KeyVault.Pair> issued) {}

    /** @param expires null for never */
    public Made importPair(ApiRequest call, Target app, WireKey wanted, KeyVault.Pair pair, @Nullable Instant expires) {
        UUID before = creates.before(call, wanted, Level.CREDENTIAL.code());
        if (before != null) {
            return new Made(call.target(Level.CREDENTIAL, before), Map.of());
        }
        Credentials.Issued taken = keys.importPair(
                call.actor(),
                call.organizationId(),
                app.id(),
                pair,
                expires,
                WireAttribute.read(Objects.requireNonNullElse(wanted.attributes(), List.of())),
                Objects.requireNonNullElse(wanted.scopes(), List.of()));
        creates.made(call, taken.credential());
        return new Made(call.target(Level.CREDENTIAL, taken.credential()), Map.of(taken.credential(), taken.pair()));
    }

    /** @param products to be added */
    public void update(ApiRequest call, Target app, Target key, WireKeyUpdate wanted, List<UUID> products) {
        locks.hold(key, call.conditional());
        AppDetails whole = documents.read(call, app);
        AppDocuments.seen(call, whole, key);
        edit(call, whole, key, wanted, products);
    }

    /** The same after a decision on the key; where either is refused, neither has happened. */
    public void decideAndUpdate(
            ApiRequest call, Target app, Target key, String action, WireKeyUpdate wanted, List<UUID> products) {
        locks.hold(key, call.conditional());
        Long revision = null;
        if (call.conditional()) {
            revision = AppDocuments.seen(call, documents.read(call, app), key)
                    .standing()
                    .revision();
        }
        actions.decideWithin(call, key, action, revision);
        edit(call, documents.read(call, app), key, wanted, products);
    }

    private void edit(ApiRequest call, AppDetails whole, Target key, WireKeyUpdate wanted, List<UUID> products) {
        KeyView before = AppDocuments.key(whole, key.id());
        fields.check(call, whole, before, wanted);
        List<Attribute> attributes =
                wanted.newAttributes() == null ? before.attributes() : WireAttribute.read(wanted.newAttributes());
        KeyEdit edit = new KeyEdit(
                call.organizationId(),
                key.id(),
                before.version(),
                before.expiresAt(),
                attributes,
                Objects.requireNonNullElse(wanted.newScopes(), before.scopes()));
        keys.update(call.onBehalfOf(whole.owner()), edit, products, call.reason());
    }

    /** @return what it was */
    public WireKey delete(ApiRequest call, Target app, Target key) {
        locks.hold(key, call.conditional());
        KeyView last = AppDocuments.seen(call, documents.read(call, app), key);
        return AppDocuments.write(last, keys.remove(call.actor(), key, call.reason(), List.of(key.id())));
    }

    /** Takes an API product off a key. */
    public void removeProduct(ApiRequest call, Target app, Target key, Target grant) {
        locks.hold(key, call.conditional());
        AppDocuments.seen(call, documents.read(call, app), key);
        deletions.remove(call.actor(), grant, call.reason());
    }
}

package dev.kunci.management.app;

import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.http.IdempotentCreates;
import dev.kunci.management.resource.OwnerType;
import dev.kunci.management.wire.WireApp;
import dev.kunci.management.wire.WireAttribute;
import dev.kunci.operators.Actor;
import dev.kunci.registry.AppContent;
import dev.kunci.registry.app.AppEdit;
import dev.kunci.registry.app.Apps;
import dev.kunci.registry.app.KeyRequests;
import dev.kunci.registry.app.NewApp;
import dev.kunci.registry.change.EditLock;
import dev.kunci.registry.key.Credentials;
import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.review.app.AppDetails;
import dev.kunci.vault.KeyVault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Creates, changes and deletes apps for programs: lock, compare with what the caller saw, change, in one transaction. */
@Service
@Transactional
class AppChanges {

    private final Apps apps;
    private final KeyRequests keys;
    private final EditLock locks;
    private final AppDocuments documents;
    private final AppFields fields;
    private final IdempotentCreates creates;

    AppChanges(
            Apps apps,
            KeyRequests keys,
            EditLock locks,
            AppDocuments documents,
            AppFields fields,
            IdempotentCreates creates) {
        this.apps = apps;
        this.keys = keys;
        this.locks = locks;
        this.documents = documents;
        this.fields = fields;
        this.creates = creates;
    }

    /**
     * A created app.
     *
     * @param issued its first key in the clear; empty if the same call created it before
     */
    record Made(Target app, Map<UUID, KeyVault.Pair> issued) {}

    /** @param actor on behalf of the developer */
    public Made create(ApiRequest request, WireApp wanted, Actor actor, NewApp app) {
        UUID before = creates.before(request, wanted, Level.APP.code());
        if (before != null) {
            return new Made(request.target(Level.APP, before), Map.of());
        }
        NewApp.Created created = apps.create(actor, app);
        creates.made(request, created.app());
        return new Made(request.target(Level.APP, created.app()), Map.of(created.credential(), created.pair()));
    }

    public void edit(ApiRequest request, OwnerType kind, Target app, WireApp wanted) {
        locks.hold(app, request.conditional());
        AppDetails before = documents.seen(request, app);
        fields.check(request, kind, wanted, before, false);
        apps.edit(request.actor(), edit(request, before, wanted));
    }

    /**
     * Issues one more key, and edits the app.
     *
     * @param expires null for never
     * @return the key in the clear; empty if the same call issued it before
     */
    public Map<UUID, KeyVault.Pair> mint(
            ApiRequest request,
            OwnerType kind,
            Target app,
            WireApp wanted,
            List<UUID> products,
            @Nullable Instant expires) {
        locks.hold(app, request.conditional());
        if (creates.before(request, wanted, Level.CREDENTIAL.code()) != null) {
            return Map.of();
        }
        AppDetails before = documents.seen(request, app);
        fields.check(request, kind, wanted, before, true);
        Credentials.Issued minted = keys.issue(
                request.onBehalfOf(before.owner()),
                request.organizationId(),
                app.id(),
                edit(request, before, wanted),
                products,
                expires,
                request.reason());
        creates.made(request, minted.credential());
        return Map.of(minted.credential(), minted.pair());
    }

    /** @return its former state */
    public WireApp delete(ApiRequest request, Target app) {
        locks.hold(app, request.conditional());
        AppDetails last = documents.seen(request, app);
        List<UUID> shown = last.keys().stream().map(key -> key.target().id()).toList();
        return AppDocuments.write(last, keys.remove(request.actor(), app, request.reason(), shown));
    }

    private static AppEdit edit(ApiRequest request, AppDetails before, WireApp wanted) {
        List<Attribute> attributes =
                wanted.attributes() == null ? before.written() : WireAttribute.read(wanted.attributes());
        return new AppEdit(
                request.organizationId(),
                before.target().id(),
                before.version(),
                AppContent.written(
                        before.name(),
                        Objects.requireNonNullElse(wanted.callbackUrl(), before.callbackUrl()),
                        attributes,
                        Objects.requireNonNullElse(wanted.scopes(), before.scopes())),
                attributes);
    }
}

package dev.kunci.management.app;

import dev.kunci.management.decision.DecisionActions;
import dev.kunci.management.description.Described;
import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.resource.OwnerType;
import dev.kunci.management.resource.PathResolver;
import dev.kunci.management.resource.PathResolver.KeyPath;
import dev.kunci.management.resource.RelativeExpiry;
import dev.kunci.management.wire.WireKey;
import dev.kunci.management.wire.WireKeyUpdate;
import dev.kunci.operators.Role;
import dev.kunci.registry.app.KeyRequests;
import dev.kunci.registry.value.Target;
import dev.kunci.review.app.AppDetails.KeyView;
import dev.kunci.vault.KeyVault;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The keys of an app: import, read, change, approve and revoke, delete. */
@RestController
@RequestMapping("/v1/organizations/{organization}/" + OwnerType.PATTERN + "/{owner}/apps/{app}/keys")
class KeysController {

    private final KeyChanges changes;
    private final KeyRequests requests;
    private final AppDocuments documents;
    private final PathResolver paths;
    private final DecisionActions actions;
    private final Clock clock;

    KeysController(
            KeyChanges changes,
            KeyRequests requests,
            AppDocuments documents,
            PathResolver paths,
            DecisionActions actions,
            Clock clock) {
        this.changes = changes;
        this.requests = requests;
        this.documents = documents;
        this.paths = paths;
        this.actions = actions;
        this.clock = clock;
    }

    /** Imports an existing pair; products in the body are not added, and it begins approved (Apigee). */
    @Described(
            value = "Takes in a consumer key and secret that exist elsewhere.",
            detail =
                    "API products are added by a second call, and scopes are taken when they are theirs; the key begins approved, or with the status it had if it was deleted here before. Both addresses do the same. The Edge dialect takes a CredentialRequest in XML as well.",
            roles = Role.EDITOR,
            creates = true)
    @PostMapping({"", "/create"})
    ResponseEntity<WireKey> create(
            ApiRequest request,
            @PathVariable String owners,
            @PathVariable String owner,
            @PathVariable String app,
            @RequestBody WireKey wanted) {
        Target whose = paths.app(request, OwnerType.of(owners), owner, app);
        Instant now = clock.instant();
        Instant expires = wanted.expiresInSeconds() == null
                ? RelativeExpiry.at(wanted.expiresAt(), now)
                : RelativeExpiry.seconds(wanted.expiresInSeconds(), now);
        KeyVault.Pair pair = new KeyVault.Pair(
                Objects.requireNonNullElse(wanted.consumerKey(), ""),
                Objects.requireNonNullElse(wanted.consumerSecret(), ""));
        KeyChanges.Made made = changes.importPair(request, whose, wanted, pair, expires);
        KeyView key = view(request, whose, made.key());
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(AppDocuments.tag(key))
                .body(made.issued().isEmpty() ? documents.write(request, key) : AppDocuments.write(key, made.issued()));
    }

    @Described("Reads a key.")
    @GetMapping("/{key}")
    ResponseEntity<WireKey> get(
            ApiRequest request,
            @PathVariable String owners,
            @PathVariable String owner,
            @PathVariable String app,
            @PathVariable String key) {
        KeyPath path = paths.key(request, OwnerType.of(owners), owner, app, key);
        return answer(request, HttpStatus.OK, view(request, path.app(), path.key()));
    }

    /** Approves or revokes a key, or adds products and changes attributes and scopes; PUT and POST do the same. */
    @Described(
            value = "Approves or revokes a key; without an action it changes the key as PUT does.",
            detail = "A revoked key opens nothing, whatever its API products say.",
            roles = {Role.APPROVER, Role.EDITOR},
            of = WireKey.class)
    @PostMapping("/{key}")
    ResponseEntity<?> decideOrUpdate(
            ApiRequest request,
            @PathVariable String owners,
            @PathVariable String owner,
            @PathVariable String app,
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String action,
            @RequestBody WireKeyUpdate wanted) {
        KeyPath path = paths.key(request, OwnerType.of(owners), owner, app, key);
        Target whose = path.app();
        Target target = path.key();
        if (action != null) {
            return decide(request, whose, target, action);
        }
        String inBody = wanted.action();
        if (inBody == null) {
            changes.update(request, whose, target, wanted, products(request, target, wanted));
        } else if (wanted.saysMore()) {
            changes.decideAndUpdate(request, whose, target, inBody, wanted, products(request, target, wanted));
        } else {
            decide(request, whose, target, inBody);
        }
        return answer(request, HttpStatus.OK, view(request, whose, target));
    }

    @Described(
            value = "Adds API products to a key, and replaces its attributes and scopes.",
            detail = "An API product that the key has already keeps its status.",
            roles = Role.EDITOR)
    @PutMapping("/{key}")
    ResponseEntity<WireKey> update(
            ApiRequest request,
            @PathVariable String owners,
            @PathVariable String owner,
            @PathVariable String app,
            @PathVariable String key,
            @RequestBody WireKeyUpdate wanted) {
        KeyPath path = paths.key(request, OwnerType.of(owners), owner, app, key);
        Target whose = path.app();
        Target target = path.key();
        changes.update(request, whose, target, wanted, products(request, target, wanted));
        return answer(request, HttpStatus.OK, view(request, whose, target));
    }

    @Described(value = "Deletes a key, and answers with what it was; its value stays reserved.", roles = Role.EDITOR)
    @DeleteMapping("/{key}")
    ResponseEntity<WireKey> delete(
            ApiRequest request,
            @PathVariable String owners,
            @PathVariable String owner,
            @PathVariable String app,
            @PathVariable String key) {
        KeyPath path = paths.key(request, OwnerType.of(owners), owner, app, key);
        Target whose = path.app();
        Target target = path.key();
        return ResponseEntity.ok(changes.delete(request, whose, target));
    }

    private ResponseEntity<Void> decide(ApiRequest request, Target app, Target key, String action) {
        return actions.decide(request, key, action, request.revision(() -> AppDocuments.seen(
                        request, documents.read(request, app), key)
                .standing()));
    }

    /** The products to add, looked up only for callers who may add them. */
    private List<UUID> products(ApiRequest request, Target key, WireKeyUpdate wanted) {
        requests.require(request.actor(), request.organizationId(), key.id());
        return paths.products(request, wanted.apiProducts());
    }

    private KeyView view(ApiRequest request, Target app, Target key) {
        return AppDocuments.key(documents.read(request, app), key.id());
    }

    private ResponseEntity<WireKey> answer(ApiRequest request, HttpStatus status, KeyView key) {
        String tag = AppDocuments.tag(key);
        WireKey shown = request.has(tag) ? AppDocuments.write(key, Map.of()) : documents.write(request, key);
        return ResponseEntity.status(status).eTag(tag).body(shown);
    }
}

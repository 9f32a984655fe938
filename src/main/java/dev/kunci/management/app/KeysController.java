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
    private final KeyRequests orders;
    private final AppDocuments documents;
    private final PathResolver addresses;
    private final DecisionActions verdicts;
    private final Clock clock;

    KeysController(
            KeyChanges changes,
            KeyRequests orders,
            AppDocuments documents,
            PathResolver addresses,
            DecisionActions verdicts,
            Clock clock) {
        this.changes = changes;
        this.orders = orders;
        this.documents = documents;
        this.addresses = addresses;
        this.verdicts = verdicts;
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
            ApiRequest call,
            @PathVariable String owners,
            @PathVariable String owner,
            @PathVariable String app,
            @RequestBody WireKey wanted) {
        Target whose = addresses.app(call, OwnerType.of(owners), owner, app);
        Instant now = clock.instant();
        Instant expires = wanted.expiresInSeconds() == null
                ? RelativeExpiry.at(wanted.expiresAt(), now)
                : RelativeExpiry.seconds(wanted.expiresInSeconds(), now);
        KeyVault.Pair pair = new KeyVault.Pair(
                Objects.requireNonNullElse(wanted.consumerKey(), ""),
                Objects.requireNonNullElse(wanted.consumerSecret(), ""));
        KeyChanges.Made made = changes.importPair(call, whose, wanted, pair, expires);
        KeyView key = view(call, whose, made.key());
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(AppDocuments.tag(key))
                .body(made.issued().isEmpty() ? documents.write(call, key) : AppDocuments.write(key, made.issued()));
    }

    @Described("Reads a key.")
    @GetMapping("/{key}")
    ResponseEntity<WireKey> get(
            ApiRequest call,
            @PathVariable String owners,
            @PathVariable String owner,
            @PathVariable String app,
            @PathVariable String key) {
        KeyPath path = addresses.key(call, OwnerType.of(owners), owner, app, key);
        return answer(call, HttpStatus.OK, view(call, path.app(), path.key()));
    }

    /** Approves or revokes a key, or adds products and changes attributes and scopes; PUT and POST do the same. */
    @Described(
            value = "Approves or revokes a key; without an action it changes the key as PUT does.",
            detail = "A revoked key opens nothing, whatever its API products say.",
            roles = {Role.APPROVER, Role.EDITOR},
            of = WireKey.class)
    @PostMapping("/{key}")
    ResponseEntity<?> decideOrUpdate(
            ApiRequest call,
            @PathVariable String owners,
            @PathVariable String owner,
            @PathVariable String app,
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String action,
            @RequestBody WireKeyUpdate wanted) {
        KeyPath path = addresses.key(call, OwnerType.of(owners), owner, app, key);
        Target whose = path.app();
        Target target = path.key();
        if (action != null) {
            return decide(call, whose, target, action);
        }
        String inBody = wanted.action();
        if (inBody == null) {
            changes.update(call, whose, target, wanted, products(call, target, wanted));
        } else if (wanted.saysMore()) {
            changes.decideAndUpdate(call, whose, target, inBody, wanted, products(call, target, wanted));
        } else {
            decide(call, whose, target, inBody);
        }
        return answer(call, HttpStatus.OK, view(call, whose, target));
    }

    @Described(
            value = "Adds API products to a key, and replaces its attributes and scopes.",
            detail = "An API product that the key has already keeps its status.",
            roles = Role.EDITOR)
    @PutMapping("/{key}")
    ResponseEntity<WireKey> update(
            ApiRequest call,
            @PathVariable String owners,
            @PathVariable String owner,
            @PathVariable String app,
            @PathVariable String key,
            @RequestBody WireKeyUpdate wanted) {
        KeyPath path = addresses.key(call, OwnerType.of(owners), owner, app, key);
        Target whose = path.app();
        Target target = path.key();
        changes.update(call, whose, target, wanted, products(call, target, wanted));
        return answer(call, HttpStatus.OK, view(call, whose, target));
    }

    @Described(value = "Deletes a key, and answers with what it was; its value stays reserved.", roles = Role.EDITOR)
    @DeleteMapping("/{key}")
    ResponseEntity<WireKey> delete(
            ApiRequest call,
            @PathVariable String owners,
            @PathVariable String owner,
            @PathVariable String app,
            @PathVariable String key) {
        KeyPath path = addresses.key(call, OwnerType.of(owners), owner, app, key);
        Target whose = path.app();
        Target target = path.key();
        return ResponseEntity.ok(changes.delete(call, whose, target));
    }

    private ResponseEntity<Void> decide(ApiRequest call, Target app, Target key, String action) {
        return verdicts.decide(
                call, key, action, call.revision(() -> AppDocuments.seen(call, documents.read(call, app), key)
                        .standing()));
    }

    /** The products to add, looked up only for callers who may add them. */
    private List<UUID> products(ApiRequest call, Target key, WireKeyUpdate wanted) {
        orders.require(call.actor(), call.organizationId(), key.id());
        return addresses.products(call, wanted.apiProducts());
    }

    private KeyView view(ApiRequest call, Target app, Target key) {
        return AppDocuments.key(documents.read(call, app), key.id());
    }

    private ResponseEntity<WireKey> answer(ApiRequest call, HttpStatus status, KeyView key) {
        String tag = AppDocuments.tag(key);
        WireKey shown = call.has(tag) ? AppDocuments.write(key, Map.of()) : documents.write(call, key);
        return ResponseEntity.status(status).eTag(tag).body(shown);
    }
}

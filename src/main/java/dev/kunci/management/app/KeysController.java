package dev.kunci.management.app;

import dev.kunci.management.decision.DecisionActions;
import dev.kunci.management.description.Described;
import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.http.ETags;
import dev.kunci.management.http.IdempotentCreates;
import dev.kunci.management.resource.OwnerType;
import dev.kunci.management.resource.PathResolver;
import dev.kunci.management.resource.PathResolver.KeyPath;
import dev.kunci.management.resource.RelativeExpiry;
import dev.kunci.management.wire.WireAttribute;
import dev.kunci.management.wire.WireKey;
import dev.kunci.management.wire.WireKeyUpdate;
import dev.kunci.operators.Role;
import dev.kunci.registry.KeyEdit;
import dev.kunci.registry.app.KeyRequests;
import dev.kunci.registry.change.LockedEdit;
import dev.kunci.registry.key.Credentials;
import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.review.app.AppDetails;
import dev.kunci.review.app.AppDetails.KeyView;
import dev.kunci.vault.KeyVault;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
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

    private final KeyRequests orders;
    private final LockedEdit hold;
    private final AppDocuments documents;
    private final KeyFields fields;
    private final PathResolver addresses;
    private final DecisionActions verdicts;
    private final IdempotentCreates onces;
    private final Clock clock;

    KeysController(
            KeyRequests orders,
            LockedEdit hold,
            AppDocuments documents,
            KeyFields fields,
            PathResolver addresses,
            DecisionActions verdicts,
            IdempotentCreates onces,
            Clock clock) {
        this.orders = orders;
        this.hold = hold;
        this.documents = documents;
        this.fields = fields;
        this.addresses = addresses;
        this.verdicts = verdicts;
        this.onces = onces;
        this.clock = clock;
    }

    /** Takes in a pair that exists elsewhere; products in the body are not added, and it begins approved (Apigee). */
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
        Map<UUID, KeyVault.Pair> issued = new HashMap<>();
        Target made = onces.create(call, wanted, Level.CREDENTIAL, () -> {
            Credentials.Issued taken = orders.importPair(
                    call.actor(),
                    call.organizationId(),
                    whose.id(),
                    pair,
                    expires,
                    WireAttribute.read(Objects.requireNonNullElse(wanted.attributes(), List.of())),
                    Objects.requireNonNullElse(wanted.scopes(), List.of()));
            issued.put(taken.credential(), taken.pair());
            return taken.credential();
        });
        KeyView key = view(call, whose, made);
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(tag(key))
                .body(issued.isEmpty() ? documents.write(call, key) : AppDocuments.write(key, issued));
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
            update(call, whose, target, wanted);
        } else if (wanted.saysMore()) {
            orders.require(call.actor(), call.organizationId(), target.id());
            addresses.products(call, wanted.apiProducts());
            decide(call, whose, target, inBody);
            update(call.unconditionally(), whose, target, wanted);
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
        update(call, whose, target, wanted);
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
        return ResponseEntity.ok(call.settle(hold, target, () -> {
            KeyView last = seen(call, whose, target);
            return AppDocuments.write(last, orders.remove(call.actor(), target, call.reason(), List.of(target.id())));
        }));
    }

    private ResponseEntity<Void> decide(ApiRequest call, Target app, Target key, String action) {
        return verdicts.decide(
                call, key, action, call.revision(() -> seen(call, app, key).standing()));
    }

    private void update(ApiRequest call, Target app, Target key, WireKeyUpdate wanted) {
        orders.require(call.actor(), call.organizationId(), key.id());
        List<UUID> products = addresses.products(call, wanted.apiProducts());
        List<Attribute> attributes = wanted.newAttributes() == null ? null : WireAttribute.read(wanted.newAttributes());
        call.settle(hold, key, () -> {
            AppDetails whole = documents.read(call, app);
            KeyView before = AppDocuments.key(whole, key.id());
            call.seen(tag(before));
            fields.check(call, whole, before, wanted);
            KeyEdit edit = new KeyEdit(
                    call.organizationId(),
                    key.id(),
                    before.version(),
                    before.expiresAt(),
                    Objects.requireNonNullElse(attributes, before.attributes()),
                    Objects.requireNonNullElse(wanted.newScopes(), before.scopes()));
            orders.update(call.onBehalfOf(whole.owner()), edit, products, call.reason());
            return before;
        });
    }

    private KeyView view(ApiRequest call, Target app, Target key) {
        return AppDocuments.key(documents.read(call, app), key.id());
    }

    private KeyView seen(ApiRequest call, Target app, Target key) {
        KeyView found = view(call, app, key);
        call.seen(tag(found));
        return found;
    }

    private ResponseEntity<WireKey> answer(ApiRequest call, HttpStatus status, KeyView key) {
        String tag = tag(key);
        WireKey shown = call.has(tag) ? AppDocuments.write(key, Map.of()) : documents.write(call, key);
        return ResponseEntity.status(status).eTag(tag).body(shown);
    }

    private static String tag(KeyView key) {
        return ETags.of(AppDocuments.write(key, Map.of()));
    }
}

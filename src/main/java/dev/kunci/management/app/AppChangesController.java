package dev.kunci.management.app;

import dev.kunci.management.decision.DecisionActions;
import dev.kunci.management.description.Described;
import dev.kunci.management.dialect.Problems;
import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.resource.OwnerType;
import dev.kunci.management.resource.PathResolver;
import dev.kunci.management.wire.WireApp;
import dev.kunci.management.wire.WireProductRef;
import dev.kunci.operators.Role;
import dev.kunci.registry.app.KeyRequests;
import dev.kunci.registry.value.Target;
import dev.kunci.vault.KeyVault;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Changes of an app: edit it, approve or revoke it, issue one more key. */
@RestController
@RequestMapping("/v1/organizations/{organization}/" + OwnerType.PATTERN + "/{owner}/apps/{app}")
class AppChangesController {

    /** Actions that Edge accepts in the body. */
    private static final Set<String> ACTIONS = Set.of("approve", "revoke");

    private final AppChanges changes;
    private final KeyRequests orders;
    private final AppDocuments documents;
    private final PathResolver addresses;
    private final DecisionActions verdicts;
    private final Clock clock;

    AppChangesController(
            AppChanges changes,
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

    /** Changes an app; with API products it issues one more key for them, and with an action it decides instead. */
    @Described(
            value =
                    "Changes an app; with apiProducts it makes one more key for them, with an action it approves or revokes.",
            detail = "Attributes that are given replace all there were; the name does not change.",
            roles = {Role.EDITOR, Role.APPROVER},
            of = WireApp.class,
            mints = true)
    @PutMapping
    ResponseEntity<?> update(
            ApiRequest call,
            @PathVariable String owners,
            @PathVariable String owner,
            @PathVariable String app,
            @RequestParam(required = false) @Nullable String action,
            @RequestBody WireApp wanted) {
        Target target = addresses.app(call, OwnerType.of(owners), owner, app);
        if (action != null) {
            return decide(call, target, action);
        }
        return change(
                call,
                OwnerType.of(owners),
                target,
                wanted,
                !WireProductRef.names(wanted.apiProducts()).isEmpty());
    }

    /** With an action it approves or revokes the app, else it issues one more key. */
    @Described(
            value = "Approves or revokes an app; without an action it makes one more key.",
            detail = "A revoked app shuts all its keys without rewriting their statuses.",
            roles = {Role.APPROVER, Role.EDITOR},
            of = WireApp.class,
            mints = true)
    @PostMapping
    ResponseEntity<?> decideOrMint(
            ApiRequest call,
            @PathVariable String owners,
            @PathVariable String owner,
            @PathVariable String app,
            @RequestParam(required = false) @Nullable String action,
            @RequestBody WireApp wanted) {
        Target target = addresses.app(call, OwnerType.of(owners), owner, app);
        if (action != null) {
            return decide(call, target, action);
        }
        if (wanted.status() != null && ACTIONS.contains(wanted.status())) {
            return decide(call, target, wanted.status());
        }
        if (saysNothing(wanted)) {
            throw Problems.invalid(
                    "mint",
                    "Say what this call is for: action=approve or action=revoke changes the status of the app,"
                            + " a body with apiProducts or keyExpiresIn makes one more key.");
        }
        return change(call, OwnerType.of(owners), target, wanted, true);
    }

    private ResponseEntity<Void> decide(ApiRequest call, Target target, String action) {
        return verdicts.decide(call, target, action, call.revision(() -> documents
                .seen(call, target)
                .standing()));
    }

    private ResponseEntity<WireApp> change(
            ApiRequest call, OwnerType kind, Target target, WireApp wanted, boolean mint) {
        orders.requireApp(call.actor(), call.organizationId(), target.id());
        List<UUID> products = addresses.products(call, wanted.apiProducts());
        Instant expires = kind.expiry(wanted.keyExpiresIn(), clock.instant());
        Map<UUID, KeyVault.Pair> issued = Map.of();
        if (mint) {
            issued = changes.mint(call, kind, target, wanted, products, expires);
        } else {
            changes.edit(call, kind, target, wanted);
        }
        return documents.answer(call, HttpStatus.OK, target, issued);
    }

    private static boolean saysNothing(WireApp wanted) {
        return wanted.apiProducts() == null
                && wanted.keyExpiresIn() == null
                && wanted.attributes() == null
                && wanted.callbackUrl() == null
                && wanted.scopes() == null
                && wanted.name() == null;
    }
}

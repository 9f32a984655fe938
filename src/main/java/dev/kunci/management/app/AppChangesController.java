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
    private final KeyRequests requests;
    private final AppDocuments documents;
    private final PathResolver paths;
    private final DecisionActions actions;
    private final Clock clock;

    AppChangesController(
            AppChanges changes,
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
            ApiRequest request,
            @PathVariable String owners,
            @PathVariable String owner,
            @PathVariable String app,
            @RequestParam(required = false) @Nullable String action,
            @RequestBody WireApp wanted) {
        Target target = paths.app(request, OwnerType.of(owners), owner, app);
        if (action != null) {
            return decide(request, target, action);
        }
        return change(
                request,
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
            ApiRequest request,
            @PathVariable String owners,
            @PathVariable String owner,
            @PathVariable String app,
            @RequestParam(required = false) @Nullable String action,
            @RequestBody WireApp wanted) {
        Target target = paths.app(request, OwnerType.of(owners), owner, app);
        if (action != null) {
            return decide(request, target, action);
        }
        if (wanted.status() != null && ACTIONS.contains(wanted.status())) {
            return decide(request, target, wanted.status());
        }
        if (saysNothing(wanted)) {
            throw Problems.invalid(
                    "mint",
                    "Say what this call is for: action=approve or action=revoke changes the status of the app,"
                            + " a body with apiProducts or keyExpiresIn makes one more key.");
        }
        return change(request, OwnerType.of(owners), target, wanted, true);
    }

    private ResponseEntity<Void> decide(ApiRequest request, Target target, String action) {
        return actions.decide(request, target, action, request.revision(() -> documents
                .seen(request, target)
                .standing()));
    }

    private ResponseEntity<WireApp> change(
            ApiRequest request, OwnerType kind, Target target, WireApp wanted, boolean mint) {
        requests.requireApp(request.actor(), request.organizationId(), target.id());
        List<UUID> products = paths.products(request, wanted.apiProducts());
        Instant expires = kind.expiry(wanted.keyExpiresIn(), clock.instant());
        Map<UUID, KeyVault.Pair> issued = Map.of();
        if (mint) {
            issued = changes.mint(request, kind, target, wanted, products, expires);
        } else {
            changes.edit(request, kind, target, wanted);
        }
        return documents.answer(request, HttpStatus.OK, target, issued);
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

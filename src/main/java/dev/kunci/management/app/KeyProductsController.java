package dev.kunci.management.app;

import dev.kunci.management.decision.DecisionActions;
import dev.kunci.management.description.Described;
import dev.kunci.management.dialect.Problems;
import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.resource.OwnerType;
import dev.kunci.management.resource.PathResolver;
import dev.kunci.management.resource.PathResolver.KeyPath;
import dev.kunci.management.wire.WireKey;
import dev.kunci.operators.Role;
import dev.kunci.registry.value.Target;
import dev.kunci.review.app.AppDetails.GrantView;
import dev.kunci.review.app.AppDetails.KeyView;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The API products of a key: approve, revoke, remove. */
@RestController
@RequestMapping("/v1/organizations/{organization}/" + OwnerType.PATTERN
        + "/{owner}/apps/{app}/keys/{key}/apiproducts/{product}")
class KeyProductsController {

    private final KeyChanges changes;
    private final AppDocuments documents;
    private final PathResolver paths;
    private final DecisionActions actions;

    KeyProductsController(KeyChanges changes, AppDocuments documents, PathResolver paths, DecisionActions actions) {
        this.changes = changes;
        this.documents = documents;
        this.paths = paths;
        this.actions = actions;
    }

    @Described(value = "Approves or revokes one API product on a key.", roles = Role.APPROVER)
    @PostMapping
    ResponseEntity<Void> decide(
            ApiRequest request,
            @PathVariable String owners,
            @PathVariable String owner,
            @PathVariable String app,
            @PathVariable String key,
            @PathVariable String product,
            @RequestParam(defaultValue = "") String action) {
        KeyPath path = paths.key(request, OwnerType.of(owners), owner, app, key);
        Target whose = path.app();
        Target on = path.key();
        Target target = paths.grant(request, on, product).orElseThrow(Problems::productNotOnKey);
        return actions.decide(
                request,
                target,
                action,
                request.revision(() -> AppDocuments.seen(request, documents.read(request, whose), on).grants().stream()
                        .filter(grant -> grant.target().equals(target))
                        .map(GrantView::standing)
                        .findFirst()
                        .orElseThrow(Problems::productNotOnKey)));
    }

    /** Removes the product from the key, and answers with the key as it is then. */
    @Described(value = "Takes an API product off a key, and answers with the key.", roles = Role.EDITOR)
    @DeleteMapping
    ResponseEntity<WireKey> remove(
            ApiRequest request,
            @PathVariable String owners,
            @PathVariable String owner,
            @PathVariable String app,
            @PathVariable String key,
            @PathVariable String product) {
        KeyPath path = paths.key(request, OwnerType.of(owners), owner, app, key);
        Target whose = path.app();
        Target on = path.key();
        Target target = paths.grant(request, on, product)
                .orElseThrow(() -> Problems.productNotOnKey().inEdge(500));
        changes.removeProduct(request, whose, on, target);
        KeyView left = AppDocuments.key(documents.read(request, whose), on.id());
        return ResponseEntity.ok(documents.write(request, left));
    }
}

package dev.kunci.management;

import dev.kunci.management.description.Described;
import dev.kunci.management.wire.Problems;
import dev.kunci.management.wire.WireKey;
import dev.kunci.operators.Role;
import dev.kunci.registry.Hold;
import dev.kunci.registry.Removals;
import dev.kunci.registry.Target;
import dev.kunci.review.AppDetails.GrantView;
import dev.kunci.review.AppDetails.KeyView;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The API products of a key: approve, revoke, remove. */
@RestController
@RequestMapping("/v1/organizations/{organization}/" + OwnerKind.PATTERN
        + "/{owner}/apps/{app}/keys/{key}/apiproducts/{product}")
class KeyProductsController {

    private final AppDocuments documents;
    private final Removals removals;
    private final Hold hold;
    private final Addresses addresses;
    private final Verdicts verdicts;

    KeyProductsController(
            AppDocuments documents, Removals removals, Hold hold, Addresses addresses, Verdicts verdicts) {
        this.documents = documents;
        this.removals = removals;
        this.hold = hold;
        this.addresses = addresses;
        this.verdicts = verdicts;
    }

    @Described(value = "Approves or revokes one API product on a key.", roles = Role.APPROVER)
    @PostMapping
    ResponseEntity<Void> decide(
            Call call,
            @PathVariable String owners,
            @PathVariable String owner,
            @PathVariable String app,
            @PathVariable String key,
            @PathVariable String product,
            @RequestParam(defaultValue = "") String action) {
        Target whose = addresses.app(call, OwnerKind.of(owners), owner, app);
        Target on = addresses.key(call, whose, key);
        Target target = addresses.grant(call, on, product).orElseThrow(Problems::productNotOnKey);
        return verdicts.decide(call, target, action, call.revision(() -> seen(call, whose, on).grants().stream()
                .filter(grant -> grant.target().equals(target))
                .map(GrantView::standing)
                .findFirst()
                .orElseThrow(Problems::productNotOnKey)));
    }

    /** Takes the product off the key, and answers with the key as it is then. */
    @Described(value = "Takes an API product off a key, and answers with the key.", roles = Role.EDITOR)
    @DeleteMapping
    ResponseEntity<WireKey> remove(
            Call call,
            @PathVariable String owners,
            @PathVariable String owner,
            @PathVariable String app,
            @PathVariable String key,
            @PathVariable String product) {
        Target whose = addresses.app(call, OwnerKind.of(owners), owner, app);
        Target on = addresses.key(call, whose, key);
        Target target = addresses.grant(call, on, product).orElseThrow(() -> Problems.productNotOnKey()
                .inEdge(500));
        call.settle(hold, on, () -> {
            seen(call, whose, on);
            return removals.remove(call.actor(), target, call.reason());
        });
        KeyView left = AppDocuments.key(documents.read(call, whose), on.id());
        return ResponseEntity.ok(documents.write(call, left));
    }

    /** The key of this product as it is now, where that is what the caller saw. */
    private KeyView seen(Call call, Target app, Target key) {
        KeyView found = AppDocuments.key(documents.read(call, app), key.id());
        call.seen(Tags.of(AppDocuments.write(found, Map.of())));
        return found;
    }
}

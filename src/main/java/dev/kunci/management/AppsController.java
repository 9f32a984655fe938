package dev.kunci.management;

import dev.kunci.management.wire.Dialect;
import dev.kunci.management.wire.Listing;
import dev.kunci.management.wire.Problems;
import dev.kunci.management.wire.WireApp;
import dev.kunci.management.wire.WireAttribute;
import dev.kunci.registry.AppContent;
import dev.kunci.registry.AppEdit;
import dev.kunci.registry.Apps;
import dev.kunci.registry.Attribute;
import dev.kunci.registry.KeyOrders;
import dev.kunci.registry.Level;
import dev.kunci.registry.NewApp;
import dev.kunci.registry.Removals;
import dev.kunci.registry.Target;
import dev.kunci.review.AppDetails;
import dev.kunci.review.AppPages;
import dev.kunci.review.PageFrom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

/** The apps of a developer or an app group: list, create, read, change, mint keys, approve and revoke, delete. */
@RestController
@RequestMapping("/v1/organizations/{organization}/" + OwnerKind.PATTERN + "/{owner}/apps")
class AppsController {

    /** How many apps a list has where the client does not say (Apigee page on listing developer apps). */
    private static final int USUAL = 100;

    /** The words with which Edge lets a body say the action. */
    private static final Set<String> ACTIONS = Set.of("approve", "revoke");

    private final Apps apps;
    private final KeyOrders orders;
    private final AppPages pages;
    private final AppDocuments documents;
    private final Removals removals;
    private final Addresses addresses;
    private final Verdicts verdicts;
    private final Onces onces;
    private final Clock clock;

    AppsController(
            Apps apps,
            KeyOrders orders,
            AppPages pages,
            AppDocuments documents,
            Removals removals,
            Addresses addresses,
            Verdicts verdicts,
            Onces onces,
            Clock clock) {
        this.apps = apps;
        this.orders = orders;
        this.pages = pages;
        this.documents = documents;
        this.removals = removals;
        this.addresses = addresses;
        this.verdicts = verdicts;
        this.onces = onces;
        this.clock = clock;
    }

    @GetMapping
    Listing list(
            Call call,
            @PathVariable String owners,
            @PathVariable String owner,
            @RequestParam(required = false) @Nullable String count,
            @RequestParam(required = false) @Nullable String startKey,
            @RequestParam(required = false) @Nullable String pageSize,
            @RequestParam(required = false) @Nullable String pageToken,
            @RequestParam(defaultValue = "false") String expand,
            @RequestParam(defaultValue = "false") String shallowExpand) {
        OwnerKind kind = OwnerKind.of(owners);
        Target whose = addresses.owner(call, kind, owner);
        boolean whole = Boolean.parseBoolean(expand) || Boolean.parseBoolean(shallowExpand);
        if (kind == OwnerKind.DEVELOPERS || pageSize == null && pageToken == null && startKey != null) {
            return page(call, kind, whose, whole, Limits.from(startKey, Limits.count(count, USUAL)));
        }
        int size = Limits.count(pageSize == null ? count : pageSize, Limits.MOST);
        List<AppPages.Named> found = pages.of(call.actor(), whose, Limits.after(pageToken, size));
        return listing(call, kind, whole || call.dialect() == Dialect.X, Limits.cut(found, size))
                .andThen(Limits.next(found, size, AppPages.Named::name));
    }

    private Listing page(Call call, OwnerKind kind, Target whose, boolean whole, PageFrom from) {
        return listing(call, kind, whole, pages.of(call.actor(), whose, from));
    }

    private Listing listing(Call call, OwnerKind kind, boolean whole, List<AppPages.Named> found) {
        return whole
                ? Listing.full(
                        kind.list(),
                        documents.write(
                                call, found.stream().map(AppPages.Named::id).toList(), true))
                : Listing.names(
                        kind.list(),
                        "appId",
                        found.stream().map(AppPages.Named::name).toList());
    }

    @PostMapping
    ResponseEntity<WireApp> create(
            Call call, @PathVariable String owners, @PathVariable String owner, @RequestBody WireApp wanted) {
        OwnerKind kind = OwnerKind.of(owners);
        Target whose = addresses.owner(call, kind, owner);
        List<UUID> products = addresses.products(call, wanted.apiProducts());
        List<Attribute> attributes = attributes(wanted, List.of());
        NewApp app = new NewApp(
                whose,
                AppContent.written(
                        Objects.requireNonNullElse(wanted.name(), ""),
                        Objects.requireNonNullElse(wanted.callbackUrl(), ""),
                        attributes,
                        Objects.requireNonNullElse(wanted.scopes(), List.of())),
                products,
                call.reason(),
                kind.expiry(wanted.keyExpiresIn(), clock.instant()),
                attributes);
        Target made = onces.create(
                call, wanted, Level.APP, () -> apps.create(call.actor(), app).app());
        return answer(call, HttpStatus.CREATED, documents.read(call, made));
    }

    @GetMapping("/{app}")
    ResponseEntity<WireApp> get(
            Call call, @PathVariable String owners, @PathVariable String owner, @PathVariable String app) {
        Target target = addresses.app(call, OwnerKind.of(owners), owner, app);
        return answer(call, HttpStatus.OK, documents.read(call, target));
    }

    /** Changes an app; with API products it mints one more key for them, and with an action it decides instead. */
    @PutMapping("/{app}")
    ResponseEntity<?> update(
            Call call,
            @PathVariable String owners,
            @PathVariable String owner,
            @PathVariable String app,
            @RequestParam(required = false) @Nullable String action,
            @RequestBody WireApp wanted) {
        Target target = addresses.app(call, OwnerKind.of(owners), owner, app);
        if (action != null) {
            return decide(call, target, action);
        }
        return change(
                call, OwnerKind.of(owners), target, wanted, !products(wanted).isEmpty());
    }

    /** With an action it approves or revokes the app; without, it mints one more key. */
    @PostMapping("/{app}")
    ResponseEntity<?> decideOrMint(
            Call call,
            @PathVariable String owners,
            @PathVariable String owner,
            @PathVariable String app,
            @RequestParam(required = false) @Nullable String action,
            @RequestBody WireApp wanted) {
        Target target = addresses.app(call, OwnerKind.of(owners), owner, app);
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
        return change(call, OwnerKind.of(owners), target, wanted, true);
    }

    @DeleteMapping("/{app}")
    ResponseEntity<WireApp> delete(
            Call call, @PathVariable String owners, @PathVariable String owner, @PathVariable String app) {
        Target target = addresses.app(call, OwnerKind.of(owners), owner, app);
        WireApp last = documents.write(call, seen(call, target));
        removals.remove(call.actor(), target, call.reason());
        return ResponseEntity.ok(last);
    }

    private ResponseEntity<Void> decide(Call call, Target target, String action) {
        return verdicts.decide(
                call, target, action, call.seen(seen(call, target).standing()));
    }

    private ResponseEntity<WireApp> change(Call call, OwnerKind kind, Target target, WireApp wanted, boolean mint) {
        List<UUID> products = addresses.products(call, wanted.apiProducts());
        Instant expires = kind.expiry(wanted.keyExpiresIn(), clock.instant());
        if (mint) {
            call.settle(() -> onces.create(call, wanted, Level.CREDENTIAL, () -> orders.issue(
                            call.actor(),
                            call.place(),
                            target.id(),
                            edit(call, seen(call, target), wanted),
                            products,
                            expires,
                            call.reason())
                    .credential()));
        } else {
            call.settle(() -> apps.edit(call.actor(), edit(call, seen(call, target), wanted)));
        }
        return answer(call, HttpStatus.OK, documents.read(call, target));
    }

    private AppEdit edit(Call call, AppDetails before, WireApp wanted) {
        List<Attribute> attributes = attributes(wanted, before.written());
        return new AppEdit(
                call.place(),
                before.target().id(),
                before.version(),
                AppContent.written(
                        before.name(),
                        Objects.requireNonNullElse(wanted.callbackUrl(), before.callbackUrl()),
                        attributes,
                        Objects.requireNonNullElse(wanted.scopes(), before.scopes())),
                attributes);
    }

    private AppDetails seen(Call call, Target target) {
        AppDetails found = documents.read(call, target);
        call.seen(tag(found));
        return found;
    }

    private ResponseEntity<WireApp> answer(Call call, HttpStatus status, AppDetails app) {
        return ResponseEntity.status(status).eTag(tag(app)).body(documents.write(call, app));
    }

    private static String tag(AppDetails app) {
        return Tags.of(AppDocuments.write(app, Map.of()));
    }

    private static List<Attribute> attributes(WireApp wanted, List<Attribute> before) {
        return wanted.attributes() == null ? before : WireAttribute.read(wanted.attributes());
    }

    private static List<?> products(WireApp wanted) {
        return Objects.requireNonNullElse(wanted.apiProducts(), List.of());
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

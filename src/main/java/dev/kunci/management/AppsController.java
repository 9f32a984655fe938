package dev.kunci.management;

import dev.kunci.management.wire.Listing;
import dev.kunci.management.wire.WireApp;
import dev.kunci.management.wire.WireAttribute;
import dev.kunci.operators.Actor;
import dev.kunci.registry.AppContent;
import dev.kunci.registry.Apps;
import dev.kunci.registry.Attribute;
import dev.kunci.registry.KeyVault;
import dev.kunci.registry.Level;
import dev.kunci.registry.NewApp;
import dev.kunci.registry.Removals;
import dev.kunci.registry.Target;
import dev.kunci.review.AppPages;
import dev.kunci.review.OwnerPages;
import dev.kunci.review.PageFrom;
import java.time.Clock;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The apps of a developer or an app group: list, create, read, delete. */
@RestController
@RequestMapping("/v1/organizations/{organization}/" + OwnerKind.PATTERN + "/{owner}/apps")
class AppsController {

    /** How many apps a list has where the client does not say (Apigee page on listing developer apps). */
    private static final int USUAL = 100;

    private final Apps apps;
    private final AppPages pages;
    private final OwnerPages people;
    private final AppDocuments documents;
    private final Removals removals;
    private final Addresses addresses;
    private final Onces onces;
    private final Clock clock;

    AppsController(
            Apps apps,
            AppPages pages,
            OwnerPages people,
            AppDocuments documents,
            Removals removals,
            Addresses addresses,
            Onces onces,
            Clock clock) {
        this.apps = apps;
        this.pages = pages;
        this.people = people;
        this.documents = documents;
        this.removals = removals;
        this.addresses = addresses;
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
        boolean whole = kind.listsWhole() || Boolean.parseBoolean(expand) || Boolean.parseBoolean(shallowExpand);
        if (!kind.listsWhole() || pageSize == null && pageToken == null && startKey != null) {
            return page(call, kind, whose, whole, Limits.from(startKey, Limits.count(count, USUAL)));
        }
        int size = Limits.count(pageSize == null ? count : pageSize, Limits.MOST);
        List<AppPages.Named> found = pages.of(call.actor(), whose, Limits.after(pageToken, size));
        return listing(call, kind, whole, Limits.cut(found, size))
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
                                call, found.stream().map(AppPages.Named::id).toList()))
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
        List<Attribute> attributes = WireAttribute.read(Objects.requireNonNullElse(wanted.attributes(), List.of()));
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
        Actor actor = kind == OwnerKind.DEVELOPERS
                ? call.actor()
                        .onBehalfOf(people.find(call.actor(), whose).content().name())
                : call.actor();
        Map<UUID, KeyVault.Pair> issued = new HashMap<>();
        Target made = onces.create(call, wanted, Level.APP, () -> {
            NewApp.Created created = apps.create(actor, app);
            issued.put(created.credential(), created.pair());
            return created.app();
        });
        return documents.answer(call, HttpStatus.CREATED, made, issued);
    }

    @GetMapping("/{app}")
    ResponseEntity<WireApp> get(
            Call call, @PathVariable String owners, @PathVariable String owner, @PathVariable String app) {
        Target target = addresses.app(call, OwnerKind.of(owners), owner, app);
        return documents.answer(call, HttpStatus.OK, target, Map.of());
    }

    @DeleteMapping("/{app}")
    ResponseEntity<WireApp> delete(
            Call call, @PathVariable String owners, @PathVariable String owner, @PathVariable String app) {
        Target target = addresses.app(call, OwnerKind.of(owners), owner, app);
        WireApp last = documents.write(call, documents.seen(call, target));
        removals.remove(call.actor(), target, call.reason());
        return ResponseEntity.ok(last);
    }
}

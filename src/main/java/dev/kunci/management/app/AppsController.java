package dev.kunci.management.app;

import dev.kunci.management.description.Described;
import dev.kunci.management.dialect.Listing;
import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.http.Paging;
import dev.kunci.management.resource.OwnerType;
import dev.kunci.management.resource.PathResolver;
import dev.kunci.management.wire.WireApp;
import dev.kunci.management.wire.WireAttribute;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.AppContent;
import dev.kunci.registry.app.NewApp;
import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.Status;
import dev.kunci.registry.value.Target;
import dev.kunci.review.Cursor;
import dev.kunci.review.app.AppDetails;
import dev.kunci.review.app.AppDetailsPages;
import dev.kunci.review.app.AppPages;
import dev.kunci.review.owner.OwnerPages;
import java.time.Clock;
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
@RequestMapping("/v1/organizations/{organization}/" + OwnerType.PATTERN + "/{owner}/apps")
class AppsController {

    /** The default size of a list (Apigee page on listing developer apps). */
    private static final int USUAL = 100;

    private final AppChanges changes;
    private final AppPages pages;
    private final AppDetailsPages sheets;
    private final OwnerPages people;
    private final AppDocuments documents;
    private final PathResolver paths;
    private final Clock clock;

    AppsController(
            AppChanges changes,
            AppPages pages,
            AppDetailsPages sheets,
            OwnerPages people,
            AppDocuments documents,
            PathResolver paths,
            Clock clock) {
        this.changes = changes;
        this.pages = pages;
        this.sheets = sheets;
        this.people = people;
        this.documents = documents;
        this.paths = paths;
        this.clock = clock;
    }

    @Described(
            value = "Lists the apps of an owner: their names, or all of each with expand=true.",
            list = {"app", "appGroupApps"},
            of = WireApp.class)
    @GetMapping
    Listing list(
            ApiRequest request,
            @PathVariable String owners,
            @PathVariable String owner,
            @RequestParam(required = false) @Nullable String count,
            @RequestParam(required = false) @Nullable String startKey,
            @RequestParam(required = false) @Nullable String pageSize,
            @RequestParam(required = false) @Nullable String pageToken,
            @RequestParam(defaultValue = "false") String expand,
            @RequestParam(defaultValue = "false") String shallowExpand) {
        OwnerType kind = OwnerType.of(owners);
        Target whose = paths.owner(request, kind, owner);
        boolean whole = kind.listsWhole() || Boolean.parseBoolean(expand) || Boolean.parseBoolean(shallowExpand);
        boolean byKey = !kind.listsWhole() || pageSize == null && pageToken == null && startKey != null;
        int size = byKey ? Paging.count(count, USUAL) : Paging.count(pageSize == null ? count : pageSize, Paging.MOST);
        Cursor from = byKey ? Paging.from(startKey, size) : Paging.after(pageToken, size);
        if (!whole) {
            return Listing.names(
                    kind.list(),
                    "appId",
                    pages.of(request.actor(), whose, from).stream()
                            .map(AppPages.Named::name)
                            .toList());
        }
        List<AppDetails> found = sheets.of(request.actor(), whose, from);
        return Listing.full(kind.list(), documents.write(request, Paging.cut(found, size)))
                .andThen(Paging.next(found, size, AppDetails::name));
    }

    @Described(
            value = "Creates an app with one key.",
            detail =
                    "The key holds the API products named here: approved at once, or pending where the product is manual.",
            roles = Role.EDITOR,
            creates = true)
    @PostMapping
    ResponseEntity<WireApp> create(
            ApiRequest request, @PathVariable String owners, @PathVariable String owner, @RequestBody WireApp wanted) {
        OwnerType kind = OwnerType.of(owners);
        Target whose = paths.owner(request, kind, owner);
        String name = people.find(request.actor(), whose).content().name();
        Status first = AppFields.checkNew(wanted, name);
        List<UUID> products = paths.products(request, wanted.apiProducts());
        List<Attribute> attributes = WireAttribute.read(Objects.requireNonNullElse(wanted.attributes(), List.of()));
        NewApp app = new NewApp(
                whose,
                AppContent.written(
                        Objects.requireNonNullElse(wanted.name(), ""),
                        Objects.requireNonNullElse(wanted.callbackUrl(), ""),
                        attributes,
                        Objects.requireNonNullElse(wanted.scopes(), List.of())),
                products,
                request.reason(),
                kind.expiry(wanted.keyExpiresIn(), clock.instant()),
                attributes,
                first);
        Actor actor = kind == OwnerType.DEVELOPERS ? request.actor().onBehalfOf(name) : request.actor();
        AppChanges.Made made = changes.create(request, wanted, actor, app);
        return documents.answer(request, HttpStatus.CREATED, made.app(), made.issued());
    }

    @Described("Reads an app with its keys, the newest first.")
    @GetMapping("/{app}")
    ResponseEntity<WireApp> get(
            ApiRequest request, @PathVariable String owners, @PathVariable String owner, @PathVariable String app) {
        Target target = paths.app(request, OwnerType.of(owners), owner, app);
        return documents.answer(request, HttpStatus.OK, target, Map.of());
    }

    @Described(value = "Deletes an app with its keys, and answers with what it was.", roles = Role.EDITOR)
    @DeleteMapping("/{app}")
    ResponseEntity<WireApp> delete(
            ApiRequest request, @PathVariable String owners, @PathVariable String owner, @PathVariable String app) {
        Target target = paths.app(request, OwnerType.of(owners), owner, app);
        return ResponseEntity.ok(changes.delete(request, target));
    }
}

package dev.kunci.management.owner;

import dev.kunci.management.decision.DecisionActions;
import dev.kunci.management.description.Described;
import dev.kunci.management.dialect.Listing;
import dev.kunci.management.dialect.Problems;
import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.http.Paging;
import dev.kunci.management.resource.OwnerType;
import dev.kunci.management.resource.PathResolver;
import dev.kunci.management.wire.WireDeveloper;
import dev.kunci.operators.Role;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.review.owner.OwnerPages;
import dev.kunci.review.owner.OwnerRecord;
import java.util.List;
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

/** Developers: list, create, read, change, activate and deactivate, delete. */
@RestController
@RequestMapping("/v1/organizations/{organization}/developers")
class DevelopersController {

    private static final String LIST = "developer";

    private final DeveloperChanges changes;
    private final OwnerPages pages;
    private final OwnerDocument<WireDeveloper> document;
    private final PathResolver paths;
    private final DecisionActions actions;

    DevelopersController(DeveloperChanges changes, OwnerPages pages, PathResolver paths, DecisionActions actions) {
        this.changes = changes;
        this.pages = pages;
        this.document = new OwnerDocument<>(pages, DeveloperDocuments::write);
        this.paths = paths;
        this.actions = actions;
    }

    /**
     * @param ids e-mail addresses, separated by commas
     * @param app a name: the developers who own an app with that name
     */
    @Described(
            value = "Lists developers: their e-mail addresses, or all of each with expand=true.",
            list = LIST,
            of = WireDeveloper.class)
    @GetMapping
    Listing list(
            ApiRequest request,
            @RequestParam(required = false) @Nullable String count,
            @RequestParam(required = false) @Nullable String startKey,
            @RequestParam(defaultValue = "false") String expand,
            @RequestParam(required = false) @Nullable String ids,
            @RequestParam(required = false) @Nullable String app) {
        int limit = Paging.count(count, Paging.MOST);
        List<OwnerRecord> found = ids != null && !ids.isBlank()
                ? pages.named(
                        request.actor(), request.organizationId(), Level.DEVELOPER, List.of(ids.split("\\s*,\\s*")))
                : app != null && !app.isBlank()
                        ? pages.withApp(
                                request.actor(),
                                request.organizationId(),
                                Level.DEVELOPER,
                                app,
                                Paging.from(startKey, limit))
                        : pages.page(
                                request.actor(),
                                request.organizationId(),
                                Level.DEVELOPER,
                                Paging.from(startKey, limit));
        return Boolean.parseBoolean(expand)
                ? Listing.full(
                        LIST,
                        found.stream()
                                .map(one -> DeveloperDocuments.write(request, one))
                                .toList())
                : Listing.names(
                        LIST,
                        "email",
                        found.stream().map(one -> one.content().name()).toList());
    }

    @Described(value = "Creates a developer.", roles = Role.EDITOR, creates = true)
    @PostMapping
    ResponseEntity<WireDeveloper> create(ApiRequest request, @RequestBody WireDeveloper wanted) {
        Target made = changes.create(request, wanted);
        return document.answer(request, HttpStatus.CREATED, made);
    }

    @Described("Reads a developer.")
    @GetMapping("/{developer}")
    ResponseEntity<WireDeveloper> get(ApiRequest request, @PathVariable String developer) {
        return document.answer(request, HttpStatus.OK, paths.owner(request, OwnerType.DEVELOPERS, developer));
    }

    @Described(value = "Changes a developer; what is left out stays as it is.", roles = Role.EDITOR)
    @PutMapping("/{developer}")
    ResponseEntity<WireDeveloper> update(
            ApiRequest request, @PathVariable String developer, @RequestBody WireDeveloper wanted) {
        Target target = paths.owner(request, OwnerType.DEVELOPERS, developer);
        changes.update(request, target, wanted);
        return document.answer(request, HttpStatus.OK, target);
    }

    /** Activates or deactivates; without an action it is the same as PUT, as older clients send it. */
    @Described(
            value = "Activates or deactivates a developer.",
            detail =
                    "An inactive developer shuts all apps and keys below without rewriting their statuses. Without an action it changes the developer as PUT does.",
            roles = {Role.APPROVER, Role.EDITOR},
            of = WireDeveloper.class)
    @PostMapping("/{developer}")
    ResponseEntity<?> decide(
            ApiRequest request,
            @PathVariable String developer,
            @RequestParam(required = false) @Nullable String action,
            @RequestBody WireDeveloper wanted) {
        if (action == null) {
            if (wanted.email() == null) {
                throw Problems.action("", List.of("active", "inactive"));
            }
            return update(request, developer, wanted);
        }
        Target target = paths.owner(request, OwnerType.DEVELOPERS, developer);
        return actions.decide(request, target, action, request.revision(() -> document.seen(request, target)
                .standing()));
    }

    @Described(value = "Deletes a developer with all apps and keys, and answers with what it was.", roles = Role.EDITOR)
    @DeleteMapping("/{developer}")
    ResponseEntity<WireDeveloper> delete(ApiRequest request, @PathVariable String developer) {
        Target target = paths.owner(request, OwnerType.DEVELOPERS, developer);
        return ResponseEntity.ok(changes.delete(request, target));
    }
}

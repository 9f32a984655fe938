package dev.kunci.management.owner;

import dev.kunci.management.decision.DecisionActions;
import dev.kunci.management.description.Described;
import dev.kunci.management.dialect.Listing;
import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.http.Paging;
import dev.kunci.management.resource.OwnerType;
import dev.kunci.management.resource.PathResolver;
import dev.kunci.management.wire.WireAppGroup;
import dev.kunci.operators.Role;
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

/** App groups: list, create, read, change, activate and deactivate, delete. */
@RestController
@RequestMapping("/v1/organizations/{organization}/appgroups")
class AppGroupsController {

    private final AppGroupChanges changes;
    private final OwnerPages pages;
    private final OwnerDocument<WireAppGroup> document;
    private final PathResolver paths;
    private final DecisionActions actions;

    AppGroupsController(AppGroupChanges changes, OwnerPages pages, PathResolver paths, DecisionActions actions) {
        this.changes = changes;
        this.pages = pages;
        this.document = new OwnerDocument<>(pages, AppGroupDocuments::write);
        this.paths = paths;
        this.actions = actions;
    }

    /** @param filter by status, channelId and channelUri */
    @Described(value = "Lists app groups, each whole.", list = "appGroups", of = WireAppGroup.class)
    @GetMapping
    Listing list(
            ApiRequest request,
            @RequestParam(required = false) @Nullable String pageSize,
            @RequestParam(required = false) @Nullable String pageToken,
            @RequestParam(required = false) @Nullable String filter) {
        int size = Paging.count(pageSize, Paging.MOST);
        List<OwnerRecord> found = pages.groups(
                request.actor(), request.organizationId(), AppGroupFilter.read(filter), Paging.after(pageToken, size));
        return Listing.full(
                        "appGroups",
                        Paging.cut(found, size).stream()
                                .map(one -> AppGroupDocuments.write(request, one))
                                .toList())
                .andThen(Paging.next(found, size, one -> one.content().name()));
    }

    @Described(value = "Creates an app group.", roles = Role.EDITOR, creates = true)
    @PostMapping
    ResponseEntity<WireAppGroup> create(ApiRequest request, @RequestBody WireAppGroup wanted) {
        Target made = changes.create(request, wanted);
        return document.answer(request, HttpStatus.CREATED, made);
    }

    @Described("Reads an app group.")
    @GetMapping("/{group}")
    ResponseEntity<WireAppGroup> get(ApiRequest request, @PathVariable String group) {
        return document.answer(request, HttpStatus.OK, paths.owner(request, OwnerType.APPGROUPS, group));
    }

    /** Changes an app group, or, with an action, decides on it. */
    @Described(
            value = "Changes an app group; with an action it activates or deactivates it.",
            detail = "What is left out stays as it is.",
            roles = {Role.EDITOR, Role.APPROVER},
            of = WireAppGroup.class)
    @PutMapping("/{group}")
    ResponseEntity<?> update(
            ApiRequest request,
            @PathVariable String group,
            @RequestParam(required = false) @Nullable String action,
            @RequestBody WireAppGroup wanted) {
        Target target = paths.owner(request, OwnerType.APPGROUPS, group);
        if (action != null) {
            return actions.decide(request, target, action, request.revision(() -> document.seen(request, target)
                    .standing()));
        }
        changes.update(request, target, wanted);
        return document.answer(request, HttpStatus.OK, target);
    }

    @Described(
            value = "Deletes an app group with all apps and keys, and answers with what it was.",
            roles = Role.EDITOR)
    @DeleteMapping("/{group}")
    ResponseEntity<WireAppGroup> delete(ApiRequest request, @PathVariable String group) {
        Target target = paths.owner(request, OwnerType.APPGROUPS, group);
        return ResponseEntity.ok(changes.delete(request, target));
    }
}

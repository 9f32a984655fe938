package dev.kunci.management.owner;

import dev.kunci.management.decision.DecisionActions;
import dev.kunci.management.description.Described;
import dev.kunci.management.dialect.Listing;
import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.http.IdempotentCreates;
import dev.kunci.management.http.Paging;
import dev.kunci.management.resource.OwnerType;
import dev.kunci.management.resource.PathResolver;
import dev.kunci.management.resource.ReadOnlyFields;
import dev.kunci.management.wire.WireAppGroup;
import dev.kunci.management.wire.WireAttribute;
import dev.kunci.operators.Role;
import dev.kunci.registry.AppGroupContent;
import dev.kunci.registry.change.Deletions;
import dev.kunci.registry.change.LockedEdit;
import dev.kunci.registry.owner.AppGroups;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.review.owner.OwnerPages;
import dev.kunci.review.owner.OwnerRecord;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

    private final AppGroups groups;
    private final OwnerPages pages;
    private final OwnerDocument<WireAppGroup> document;
    private final Deletions removals;
    private final LockedEdit hold;
    private final PathResolver addresses;
    private final DecisionActions verdicts;
    private final IdempotentCreates onces;

    AppGroupsController(
            AppGroups groups,
            OwnerPages pages,
            Deletions removals,
            LockedEdit hold,
            PathResolver addresses,
            DecisionActions verdicts,
            IdempotentCreates onces) {
        this.groups = groups;
        this.pages = pages;
        this.document = new OwnerDocument<>(pages, AppGroupsController::write);
        this.removals = removals;
        this.hold = hold;
        this.addresses = addresses;
        this.verdicts = verdicts;
        this.onces = onces;
    }

    /** @param filter by status, channelId and channelUri */
    @Described(value = "Lists app groups, each whole.", list = "appGroups", of = WireAppGroup.class)
    @GetMapping
    Listing list(
            ApiRequest call,
            @RequestParam(required = false) @Nullable String pageSize,
            @RequestParam(required = false) @Nullable String pageToken,
            @RequestParam(required = false) @Nullable String filter) {
        int size = Paging.count(pageSize, Paging.MOST);
        List<OwnerRecord> found = pages.groups(
                call.actor(), call.organizationId(), AppGroupFilter.read(filter), Paging.after(pageToken, size));
        return Listing.full(
                        "appGroups",
                        Paging.cut(found, size).stream()
                                .map(one -> write(call, one))
                                .toList())
                .andThen(Paging.next(found, size, one -> one.content().name()));
    }

    @Described(value = "Creates an app group.", roles = Role.EDITOR, creates = true)
    @PostMapping
    ResponseEntity<WireAppGroup> create(ApiRequest call, @RequestBody WireAppGroup wanted) {
        ReadOnlyFields.word("status", wanted.status(), "active", "Make the app group, and then use action=inactive.");
        ReadOnlyFields.check(
                "organization", wanted.organization(), call.organizationName(), "It is that of the address.");
        AppGroupContent content = read(wanted, AppGroupContent.NOTHING);
        Target made = onces.create(
                call, wanted, Level.APP_GROUP, () -> groups.create(call.actor(), call.organizationId(), content)
                        .id());
        return document.answer(call, HttpStatus.CREATED, made);
    }

    @Described("Reads an app group.")
    @GetMapping("/{group}")
    ResponseEntity<WireAppGroup> get(ApiRequest call, @PathVariable String group) {
        return document.answer(call, HttpStatus.OK, addresses.owner(call, OwnerType.APPGROUPS, group));
    }

    /** Changes an app group; with an action it decides instead. */
    @Described(
            value = "Changes an app group; with an action it activates or deactivates it.",
            detail = "What is left out stays as it is.",
            roles = {Role.EDITOR, Role.APPROVER},
            of = WireAppGroup.class)
    @PutMapping("/{group}")
    ResponseEntity<?> update(
            ApiRequest call,
            @PathVariable String group,
            @RequestParam(required = false) @Nullable String action,
            @RequestBody WireAppGroup wanted) {
        Target target = addresses.owner(call, OwnerType.APPGROUPS, group);
        if (action != null) {
            return verdicts.decide(call, target, action, call.revision(() -> document.seen(call, target)
                    .standing()));
        }
        call.settle(() -> {
            OwnerRecord before = document.seen(call, target);
            ReadOnlyFields.word(
                    "status",
                    wanted.status(),
                    before.standing().status().code(),
                    "Use action=active or action=inactive.");
            ReadOnlyFields.check(
                    "organization", wanted.organization(), call.organizationName(), "A group stays in its own.");
            ReadOnlyFields.check("appGroupId", wanted.appGroupId(), before.code(), "It names the app group for good.");
            return groups.edit(
                    call.actor(), target, before.version(), read(wanted, (AppGroupContent) before.content()));
        });
        return document.answer(call, HttpStatus.OK, target);
    }

    @Described(
            value = "Deletes an app group with all apps and keys, and answers with what it was.",
            roles = Role.EDITOR)
    @DeleteMapping("/{group}")
    ResponseEntity<WireAppGroup> delete(ApiRequest call, @PathVariable String group) {
        Target target = addresses.owner(call, OwnerType.APPGROUPS, group);
        return ResponseEntity.ok(call.settle(hold, target, () -> {
            WireAppGroup last = write(call, document.seen(call, target));
            removals.remove(call.actor(), target, call.reason());
            return last;
        }));
    }

    /** What a client leaves out stays as it was. */
    private static AppGroupContent read(WireAppGroup wanted, AppGroupContent before) {
        return new AppGroupContent(
                or(wanted.name(), before.name()),
                or(wanted.displayName(), before.displayName()),
                or(wanted.channelId(), before.channelId()),
                or(wanted.channelUri(), before.channelUri()),
                or(wanted.email(), before.email()),
                Optional.ofNullable(wanted.attributes())
                        .map(WireAttribute::read)
                        .orElse(before.attributes()));
    }

    private static String or(@Nullable String given, String before) {
        return Objects.requireNonNullElse(given, before);
    }

    private static WireAppGroup write(ApiRequest call, OwnerRecord owner) {
        AppGroupContent content = (AppGroupContent) owner.content();
        return new WireAppGroup(
                owner.code(),
                WireAttribute.of(content.attributes()),
                content.channelId(),
                content.channelUri(),
                owner.createdAt().toEpochMilli(),
                owner.createdBy(),
                content.displayName(),
                content.email(),
                owner.modifiedAt().toEpochMilli(),
                owner.modifiedBy(),
                content.name(),
                call.organizationName(),
                owner.standing().status().code());
    }
}

package dev.kunci.management.owner;

import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.http.IdempotentCreates;
import dev.kunci.management.resource.ReadOnlyFields;
import dev.kunci.management.wire.WireAppGroup;
import dev.kunci.registry.AppGroupContent;
import dev.kunci.registry.change.Deletions;
import dev.kunci.registry.change.EditLock;
import dev.kunci.registry.owner.AppGroups;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.review.owner.OwnerPages;
import dev.kunci.review.owner.OwnerRecord;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Creates, changes and deletes app groups for programs: lock, compare with what the caller saw, change. */
@Service
@Transactional
class AppGroupChanges {

    private final AppGroups groups;
    private final Deletions deletions;
    private final EditLock locks;
    private final OwnerDocument<WireAppGroup> document;
    private final IdempotentCreates creates;

    AppGroupChanges(
            AppGroups groups, Deletions deletions, EditLock locks, OwnerPages pages, IdempotentCreates creates) {
        this.groups = groups;
        this.deletions = deletions;
        this.locks = locks;
        this.document = new OwnerDocument<>(pages, AppGroupDocuments::write);
        this.creates = creates;
    }

    /** @return the app group, created now or by the same call before */
    public Target create(ApiRequest request, WireAppGroup wanted) {
        ReadOnlyFields.word("status", wanted.status(), "active", "Make the app group, and then use action=inactive.");
        ReadOnlyFields.check(
                "organization", wanted.organization(), request.organizationName(), "It is that of the address.");
        AppGroupContent content = AppGroupDocuments.read(wanted, AppGroupContent.NOTHING);
        UUID before = creates.before(request, wanted, Level.APP_GROUP.code());
        if (before != null) {
            return request.target(Level.APP_GROUP, before);
        }
        UUID made = groups.create(request.actor(), request.organizationId(), content)
                .id();
        creates.made(request, made);
        return request.target(Level.APP_GROUP, made);
    }

    public void update(ApiRequest request, Target group, WireAppGroup wanted) {
        locks.hold(group, false);
        OwnerRecord before = document.seen(request, group);
        ReadOnlyFields.word(
                "status", wanted.status(), before.standing().status().code(), "Use action=active or action=inactive.");
        ReadOnlyFields.check(
                "organization", wanted.organization(), request.organizationName(), "A group stays in its own.");
        ReadOnlyFields.check("appGroupId", wanted.appGroupId(), before.code(), "It names the app group for good.");
        AppGroupContent content = AppGroupDocuments.read(wanted, (AppGroupContent) before.content());
        groups.edit(request.actor(), group, before.version(), content);
    }

    /** @return its former state */
    public WireAppGroup delete(ApiRequest request, Target group) {
        locks.hold(group, request.conditional());
        WireAppGroup last = AppGroupDocuments.write(request, document.seen(request, group));
        deletions.remove(request.actor(), group, request.reason());
        return last;
    }
}

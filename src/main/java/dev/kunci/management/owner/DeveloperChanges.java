package dev.kunci.management.owner;

import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.http.IdempotentCreates;
import dev.kunci.management.resource.ReadOnlyFields;
import dev.kunci.management.wire.WireDeveloper;
import dev.kunci.registry.DeveloperContent;
import dev.kunci.registry.change.Deletions;
import dev.kunci.registry.change.EditLock;
import dev.kunci.registry.owner.Developers;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.review.owner.OwnerPages;
import dev.kunci.review.owner.OwnerRecord;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Creates, changes and deletes developers for programs: lock, compare with what the caller saw, change. */
@Service
@Transactional
class DeveloperChanges {

    private final Developers developers;
    private final Deletions deletions;
    private final EditLock locks;
    private final OwnerDocument<WireDeveloper> document;
    private final IdempotentCreates creates;

    DeveloperChanges(
            Developers developers, Deletions deletions, EditLock locks, OwnerPages pages, IdempotentCreates creates) {
        this.developers = developers;
        this.deletions = deletions;
        this.locks = locks;
        this.document = new OwnerDocument<>(pages, DeveloperDocuments::write);
        this.creates = creates;
    }

    /** @return the developer, created now or by the same call before */
    public Target create(ApiRequest request, WireDeveloper wanted) {
        DeveloperDocuments.check(wanted);
        DeveloperContent content = DeveloperDocuments.read(wanted, DeveloperContent.NOTHING);
        UUID before = creates.before(request, wanted, Level.DEVELOPER.code());
        if (before != null) {
            return request.target(Level.DEVELOPER, before);
        }
        UUID made = developers
                .create(request.actor(), request.organizationId(), content)
                .id();
        creates.made(request, made);
        return request.target(Level.DEVELOPER, made);
    }

    public void update(ApiRequest request, Target developer, WireDeveloper wanted) {
        locks.hold(developer, false);
        OwnerRecord before = document.seen(request, developer);
        DeveloperDocuments.check(wanted);
        ReadOnlyFields.check("developerId", wanted.developerId(), before.code(), "It names the developer for good.");
        DeveloperContent content = DeveloperDocuments.read(wanted, (DeveloperContent) before.content());
        developers.edit(request.actor(), developer, before.version(), content);
    }

    /** @return its former state */
    public WireDeveloper delete(ApiRequest request, Target developer) {
        locks.hold(developer, request.conditional());
        WireDeveloper last = DeveloperDocuments.write(request, document.seen(request, developer));
        deletions.remove(request.actor(), developer, request.reason());
        return last;
    }
}

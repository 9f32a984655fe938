package dev.kunci.registry.owner;

import dev.kunci.audit.Action;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.AppGroup;
import dev.kunci.registry.AppGroupContent;
import dev.kunci.registry.StatusRepository;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Creates and edits app groups, which own apps together. */
@Service
@Transactional
public class AppGroups {

    private final StatusRepository statuses;
    private final OwnerChanges changes;
    private final Permissions permissions;
    private final Clock clock;

    AppGroups(StatusRepository statuses, OwnerChanges changes, Permissions permissions, Clock clock) {
        this.statuses = statuses;
        this.changes = changes;
        this.permissions = permissions;
        this.clock = clock;
    }

    /**
     * @throws Refusal.Conflict if the name is taken in this organization
     * @throws Refusal.Invalid if a field breaks its rule
     */
    public AppGroup create(Actor actor, UUID organization, AppGroupContent content) {
        AppGroupContent wanted = content.stripped();
        permissions.require(
                actor,
                organization,
                Role.EDITOR,
                Action.CREATE,
                Subject.alone("app-group", null, PlainText.shortened(wanted.name())));
        wanted.check(null);
        return changes.add(
                actor, new AppGroup(organization, wanted, actor.name(), clock.instant()), AppGroupContent.NOTHING);
    }

    /**
     * Saves the details form; the name is fixed.
     *
     * @param version the one the form was filled from
     * @return the version for the next edit
     * @throws Refusal.Conflict if someone else saved meanwhile
     * @throws Refusal.Invalid if the name differs, or a field breaks its rule
     */
    public long edit(Actor actor, Target group, long version, AppGroupContent content) {
        permissions.require(
                actor, group.organization(), Role.EDITOR, Action.EDIT, Subject.unnamed("app-group", group.id()));
        AppGroup owner = statuses.get(AppGroup.class, group.organization(), group.id());
        return changes.edit(actor, owner, version, content);
    }
}

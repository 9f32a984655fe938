package dev.kunci.registry.owner;

import dev.kunci.audit.Action;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.Developer;
import dev.kunci.registry.DeveloperContent;
import dev.kunci.registry.StatusRepository;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Creates and edits developers, who own apps. */
@Service
@Transactional
public class Developers {

    private final StatusRepository statuses;
    private final OwnerChanges changes;
    private final Permissions permissions;
    private final Clock clock;

    Developers(StatusRepository statuses, OwnerChanges changes, Permissions permissions, Clock clock) {
        this.statuses = statuses;
        this.changes = changes;
        this.permissions = permissions;
        this.clock = clock;
    }

    /**
     * @throws Refusal.Conflict if the address is taken in this organization, in any case
     * @throws Refusal.Invalid if it is not an address, or another field breaks its rule
     */
    public Developer create(Actor actor, UUID organization, DeveloperContent content) {
        DeveloperContent wanted = content.stripped();
        permissions.require(
                actor,
                organization,
                Role.EDITOR,
                Action.CREATE,
                Subject.alone("developer", null, PlainText.shortened(wanted.email())));
        wanted.check(null);
        return changes.add(
                actor, new Developer(organization, wanted, actor.name(), clock.instant()), DeveloperContent.NOTHING);
    }

    /**
     * Saves the details form, including the e-mail address.
     *
     * @param version the one the form was filled from
     * @return the version for the next edit
     * @throws Refusal.Conflict if someone else saved meanwhile, or the address is taken
     * @throws Refusal.Invalid if it is not an address, or another field breaks its rule
     */
    public long edit(Actor actor, Target developer, long version, DeveloperContent content) {
        permissions.require(
                actor,
                developer.organization(),
                Role.EDITOR,
                Action.EDIT,
                Subject.unnamed("developer", developer.id()));
        Developer owner = statuses.get(Developer.class, developer.organization(), developer.id());
        return changes.edit(actor, owner, version, content);
    }
}

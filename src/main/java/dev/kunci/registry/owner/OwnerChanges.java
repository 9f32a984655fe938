package dev.kunci.registry.owner;

import dev.kunci.audit.Action;
import dev.kunci.operators.Actor;
import dev.kunci.registry.Owner;
import dev.kunci.registry.OwnerContent;
import dev.kunci.registry.StatusRepository;
import dev.kunci.registry.change.AuditSubjects;
import dev.kunci.registry.change.ChangeRecorder;
import dev.kunci.registry.change.FieldChanges;
import dev.kunci.shared.Refusal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds and edits owners of both kinds, after the permission has been checked; nothing else writes their editable
 * fields.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OwnerChanges {

    private final StatusRepository statuses;
    private final AuditSubjects subjects;
    private final ChangeRecorder recorder;
    private final Clock clock;

    OwnerChanges(StatusRepository statuses, AuditSubjects subjects, ChangeRecorder recorder, Clock clock) {
        this.statuses = statuses;
        this.subjects = subjects;
        this.recorder = recorder;
        this.clock = clock;
    }

    /**
     * @param nothing the content of an empty form
     * @throws Refusal.Conflict if the name is taken
     */
    <O extends Owner> O add(Actor actor, O owner, OwnerContent nothing) {
        statuses.add(owner);
        flush(owner, owner.content());
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("status", owner.status().code());
        after.putAll(FieldChanges.of(owner.content().fields(), nothing.fields()).before());
        recorder.record(
                actor, owner.organizationId(), List.of(ChangeRecorder.Step.created(subjects.name(owner), after)));
        return owner;
    }

    /**
     * Saves a form; nothing is recorded if nothing changed.
     *
     * @param version the one the form was filled from
     * @return the version for the next edit
     * @throws Refusal.Conflict if someone else saved meanwhile, or the name is taken
     * @throws Refusal.Invalid if a field breaks its rule
     */
    long edit(Actor actor, Owner owner, long version, OwnerContent wanted) {
        if (!Objects.equals(owner.version(), version)) {
            throw new Refusal.Conflict(key(owner, "edited"));
        }
        OwnerContent before = owner.content();
        OwnerContent after = wanted.stripped();
        FieldChanges changes = FieldChanges.of(before.fields(), after.fields());
        if (changes.none() && before.attributes().equals(after.attributes())) {
            recorder.unchanged();
            return version;
        }
        after.check(before);
        owner.edit(after, actor.name(), clock.instant());
        flush(owner, after);
        recorder.record(
                actor,
                owner.organizationId(),
                List.of(new ChangeRecorder.Step(
                        Action.EDIT, subjects.name(owner), changes.before(), changes.after(), null)));
        return Objects.requireNonNull(owner.version());
    }

    private void flush(Owner owner, OwnerContent content) {
        Refusal taken = new Refusal.Conflict(key(owner, "taken"), content.name());
        statuses.flush(
                Map.of(
                        "developer_organization_id_email_key_key", taken,
                        "app_group_organization_id_name_key", taken),
                new Refusal.Conflict(key(owner, "edited")));
    }

    private static String key(Owner owner, String why) {
        return "refusal." + owner.level().code() + "." + why;
    }
}

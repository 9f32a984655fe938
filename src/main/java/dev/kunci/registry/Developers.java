package dev.kunci.registry;

import dev.kunci.audit.Action;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes developers, whom apps belong to. */
@Service
@Transactional
public class Developers {

    private final Registry registry;
    private final Subjects subjects;
    private final Recorder recorder;
    private final Permissions permissions;
    private final Clock clock;

    Developers(Registry registry, Subjects subjects, Recorder recorder, Permissions permissions, Clock clock) {
        this.registry = registry;
        this.subjects = subjects;
        this.recorder = recorder;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** @throws Refusal.Conflict where the address is taken in this organization, in whatever case */
    public Developer create(Actor actor, UUID organization, String email, String firstName, String lastName) {
        PlainText.check(email);
        permissions.require(
                actor, organization, Role.EDITOR, Action.CREATE, Subject.alone("developer", null, email.strip()));
        Developer developer = registry.add(
                new Developer(organization, email.strip(), firstName, lastName, actor.name(), clock.instant()));
        try {
            registry.flush();
        } catch (DataIntegrityViolationException taken) {
            throw new Refusal.Conflict("refusal.developer.taken", email);
        }
        recorder.record(
                actor,
                organization,
                List.of(Recorder.Step.created(
                        subjects.name(developer),
                        Map.of("status", developer.status().code(), "email", developer.email()))));
        return developer;
    }
}

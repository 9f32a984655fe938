package dev.kunci.registry;

import dev.kunci.audit.Action;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes and edits apps. */
@Service
@Transactional
public class Apps {

    private static final int LONGEST = 255;

    /** Schemes that run code instead of naming an address; native apps have schemes of their own (RFC 8252). */
    private static final Set<String> NO_CALLBACKS = Set.of("javascript", "data", "vbscript");

    private final Registry registry;
    private final Subjects subjects;
    private final Recorder recorder;
    private final Permissions permissions;
    private final Clock clock;

    Apps(Registry registry, Subjects subjects, Recorder recorder, Permissions permissions, Clock clock) {
        this.registry = registry;
        this.subjects = subjects;
        this.recorder = recorder;
        this.permissions = permissions;
        this.clock = clock;
    }

    /**
     * A new app without a key.
     *
     * @throws Refusal.Conflict where this owner has an app of that name
     */
    public App create(Actor actor, UUID organization, UUID developer, String name) {
        permissions.require(actor, organization, Role.EDITOR, Action.CREATE, Subject.unnamed("developer", developer));
        Developer owner = registry.get(Developer.class, organization, developer);
        checkName(name);
        App app = registry.add(new App(owner, name.strip(), actor.name(), clock.instant()));
        flush(name);
        recorder.record(
                actor,
                organization,
                List.of(Recorder.Step.created(
                        subjects.name(app), Map.of("status", app.status().code(), "name", app.name()))));
        return app;
    }

    /**
     * Saves the details form; nothing is recorded where nothing changed.
     *
     * @return the version to edit from next
     * @throws Refusal.Conflict where somebody else saved meanwhile, or the owner has another app of that name
     * @throws Refusal.Invalid where the name is empty or the callback is no address
     */
    public long edit(Actor actor, AppEdit edit) {
        permissions.require(actor, edit.organization(), Role.EDITOR, Action.EDIT, Subject.unnamed("app", edit.app()));
        App app = registry.get(App.class, edit.organization(), edit.app());
        if (!Objects.equals(app.version(), edit.version())) {
            throw new Refusal.Conflict("refusal.app.edited");
        }
        checkName(edit.name());
        PlainText.check(edit.displayName());
        PlainText.check(edit.notes());
        if (!edit.callbackUrl().equals(app.callbackUrl())) {
            checkCallback(edit.callbackUrl());
        }
        Map<String, Object> before = details(app.name(), app.displayName(), app.callbackUrl(), app.notes());
        Map<String, Object> after = details(edit.name().strip(), edit.displayName(), edit.callbackUrl(), edit.notes());
        if (before.equals(after)) {
            return edit.version();
        }
        app.edit(edit, actor.name(), clock.instant());
        flush(edit.name());
        before.entrySet().removeIf(field -> Objects.equals(field.getValue(), after.get(field.getKey())));
        after.keySet().retainAll(before.keySet());
        recorder.record(
                actor,
                edit.organization(),
                List.of(new Recorder.Step(Action.EDIT, subjects.name(app), before, after, null)));
        return Objects.requireNonNull(app.version());
    }

    private void flush(String name) {
        try {
            registry.flush();
        } catch (DataIntegrityViolationException taken) {
            throw new Refusal.Conflict("refusal.app.taken", name);
        } catch (OptimisticLockingFailureException meanwhile) {
            throw new Refusal.Conflict("refusal.app.edited");
        }
    }

    private static Map<String, Object> details(String name, String displayName, String callbackUrl, String notes) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("name", name);
        details.put("displayName", displayName);
        details.put("callbackUrl", callbackUrl);
        details.put("notes", notes);
        return details;
    }

    private static void checkName(String name) {
        if (name.isBlank()) {
            throw new Refusal.Invalid("refusal.app.name.empty");
        }
        PlainText.check(name);
        if (name.length() > LONGEST) {
            throw new Refusal.Invalid("refusal.app.name.long", LONGEST);
        }
    }

    private static void checkCallback(String url) {
        PlainText.check(url);
        if (url.isEmpty()) {
            return;
        }
        try {
            String scheme = URI.create(url).getScheme();
            if (scheme != null && !NO_CALLBACKS.contains(scheme.toLowerCase(Locale.ROOT))) {
                return;
            }
        } catch (IllegalArgumentException noAddress) {
            throw new Refusal.Invalid("refusal.app.callback", url);
        }
        throw new Refusal.Invalid("refusal.app.callback", url);
    }
}

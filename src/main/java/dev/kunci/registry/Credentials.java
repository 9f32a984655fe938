package dev.kunci.registry;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Entry;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.shared.Refusal;
import dev.kunci.shared.Uuid7;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Issues, imports and reveals the key pairs of an app. */
@Service
@Transactional
public class Credentials {

    /** Letters, digits, underscore and hyphen, at most 2 KB (Apigee page on importing consumer keys). */
    private static final Pattern OWN = Pattern.compile("[A-Za-z0-9_-]{1,2048}");

    private final Registry registry;
    private final ConsumerKeys keys;
    private final KeyVault vault;
    private final Subjects subjects;
    private final Recorder recorder;
    private final AuditLog audit;
    private final Permissions permissions;
    private final Clock clock;

    Credentials(
            Registry registry,
            ConsumerKeys keys,
            KeyVault vault,
            Subjects subjects,
            Recorder recorder,
            AuditLog audit,
            Permissions permissions,
            Clock clock) {
        this.registry = registry;
        this.keys = keys;
        this.vault = vault;
        this.subjects = subjects;
        this.recorder = recorder;
        this.audit = audit;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** A new credential and its pair in the clear, to be shown once. */
    public record Issued(UUID credential, KeyVault.Pair pair) {}

    /** @param expiresAt null for never */
    public Issued issue(Actor actor, UUID organization, UUID app, @Nullable Instant expiresAt) {
        return add(actor, organization, app, vault.mint(), expiresAt);
    }

    /**
     * Adds a pair that exists elsewhere.
     *
     * @throws Refusal.Invalid where it has other characters than letters, digits, underscore and hyphen
     * @throws Refusal.Conflict where the organization has this key already
     */
    public Issued importPair(
            Actor actor, UUID organization, UUID app, KeyVault.Pair pair, @Nullable Instant expiresAt) {
        if (!OWN.matcher(pair.consumerKey()).matches()) {
            throw new Refusal.Invalid("refusal.key.characters");
        }
        if (!OWN.matcher(pair.consumerSecret()).matches()) {
            throw new Refusal.Invalid("refusal.secret.characters");
        }
        return add(actor, organization, app, pair, expiresAt);
    }

    private Issued add(Actor actor, UUID organization, UUID appId, KeyVault.Pair pair, @Nullable Instant expiresAt) {
        permissions.require(actor, organization, Role.EDITOR, Action.CREATE, Subject.unnamed("app", appId));
        registry.lock(organization, List.of(new Target(organization, Level.APP, appId)));
        App app = registry.get(App.class, organization, appId);
        Instant now = clock.instant();
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw new Refusal.Invalid("refusal.key.expiry");
        }
        UUID id = Uuid7.next();
        Status first = keys.reserve(organization, id, pair.consumerKey());
        Credential credential =
                registry.add(new Credential(id, app, first, vault.seal(id, pair), expiresAt, actor.name(), now));
        try {
            registry.flush();
        } catch (DataIntegrityViolationException taken) {
            throw new Refusal.Conflict("refusal.key.taken", KeyVault.hint(pair.consumerKey()));
        }
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("status", first.code());
        if (expiresAt != null) {
            after.put("expires", expiresAt.toString());
        }
        recorder.record(actor, organization, List.of(Recorder.Step.created(subjects.name(credential), after)));
        return new Issued(id, pair);
    }

    /**
     * Shows a key pair to somebody who may see it, on record.
     *
     * @throws Refusal.Forbidden unless the actor is an editor and the organization reveals on request
     */
    public KeyVault.Pair reveal(Actor actor, UUID organization, UUID credentialId) {
        permissions.require(
                actor, organization, Role.EDITOR, Action.REVEAL, Subject.unnamed("credential", credentialId));
        if (!registry.organization(organization).revealsOnRequest()) {
            throw new Refusal.Forbidden("refusal.reveal.off");
        }
        Credential credential = registry.get(Credential.class, organization, credentialId);
        audit.append(List.of(Entry.done(organization, actor.author(), Action.REVEAL, subjects.name(credential))));
        return vault.open(credential.id(), credential.keyCipher(), credential.secretCipher());
    }
}

package dev.kunci.registry.key;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permission;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.App;
import dev.kunci.registry.Credential;
import dev.kunci.registry.KeyEdit;
import dev.kunci.registry.StatusRepository;
import dev.kunci.registry.change.AuditSubjects;
import dev.kunci.registry.change.ChangeRecorder;
import dev.kunci.registry.change.FieldChanges;
import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.Refusal;
import dev.kunci.vault.KeyVault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Issues, imports, edits and reveals the keys of an app. */
@Service
@Transactional
public class Credentials {

    private final StatusRepository statuses;
    private final KeyIssuer issuer;
    private final ConsumerKeys keys;
    private final KeyVault vault;
    private final AuditSubjects subjects;
    private final ChangeRecorder recorder;
    private final AuditLog audit;
    private final Permissions permissions;
    private final Clock clock;

    Credentials(
            StatusRepository statuses,
            KeyIssuer issuer,
            ConsumerKeys keys,
            KeyVault vault,
            AuditSubjects subjects,
            ChangeRecorder recorder,
            AuditLog audit,
            Permissions permissions,
            Clock clock) {
        this.statuses = statuses;
        this.issuer = issuer;
        this.keys = keys;
        this.vault = vault;
        this.subjects = subjects;
        this.recorder = recorder;
        this.audit = audit;
        this.permissions = permissions;
        this.clock = clock;
    }

    /**
     * A new credential and its pair in the clear, to be shown once.
     *
     * @param status revoked if a key with this value was deleted here while revoked
     * @param expiresAt null for never; earlier than requested if a key with this value has leaked
     */
    public record Issued(
            UUID credential,
            KeyVault.Pair pair,
            Status status,
            @Nullable Instant expiresAt) {

        Issued(Credential credential, KeyVault.Pair pair) {
            this(credential.id(), pair, credential.status(), credential.expiresAt());
        }
    }

    /** @param expiresAt null for never */
    public Issued issue(Actor actor, UUID organization, UUID app, @Nullable Instant expiresAt) {
        return add(actor, organization, app, issuer.pair(), expiresAt);
    }

    /**
     * Imports an existing pair.
     *
     * @throws Refusal.Invalid if it breaks the {@link KeyRules}
     * @throws Refusal.Conflict if the organization already has this key
     */
    public Issued importPair(
            Actor actor, UUID organization, UUID app, KeyVault.Pair pair, @Nullable Instant expiresAt) {
        KeyRules.check(pair);
        return add(actor, organization, app, pair, expiresAt);
    }

    private Issued add(Actor actor, UUID organization, UUID appId, KeyVault.Pair pair, @Nullable Instant expiresAt) {
        permissions.require(actor, organization, Role.EDITOR, Action.CREATE, Subject.unnamed("app", appId));
        statuses.lock(organization, List.of(new Target(organization, Level.APP, appId)));
        App app = statuses.get(App.class, organization, appId);
        Credential credential = issuer.store(app, pair, expiresAt, actor.name());
        recorder.record(actor, organization, List.of(issuer.step(credential)));
        return new Issued(credential, pair);
    }

    /**
     * Saves the form of a key; an earlier expiry takes effect at once, and nothing is recorded if nothing changed.
     *
     * @return the version for the next edit
     * @throws Refusal.Conflict if someone else saved meanwhile
     * @throws Refusal.Invalid if a field breaks its rule
     * @throws Refusal.Forbidden for an editor who would reactivate an expired key or extend a leaked one, and is not an
     *     approver of everything
     */
    public long edit(Actor actor, KeyEdit edit) {
        UUID organization = edit.organization();
        Subject unnamed = Subject.unnamed("credential", edit.credential());
        Permission permission = permissions.require(actor, organization, Role.EDITOR, Action.EDIT, unnamed);
        statuses.lock(organization, List.of(new Target(organization, Level.CREDENTIAL, edit.credential())));
        Credential credential = statuses.get(Credential.class, organization, edit.credential());
        if (!Objects.equals(credential.version(), edit.version())) {
            throw new Refusal.Conflict("refusal.key.edited");
        }
        FieldChanges changes = FieldChanges.of(
                KeyEdit.fields(credential.expiresAt(), credential.attributes(), credential.scopes()),
                KeyEdit.fields(edit.expiresAt(), edit.attributes(), edit.scopes()));
        if (changes.none() && credential.attributes().equals(edit.attributes())) {
            recorder.unchanged();
            return edit.version();
        }
        Attribute.check(credential.attributes(), edit.attributes());
        statuses.scopesOfKey(organization, edit.credential()).check(edit.scopes(), credential.scopes());
        if (!Objects.equals(edit.expiresAt(), credential.expiresAt())) {
            checkExpiry(actor, permission, credential, edit.expiresAt());
        }
        credential.edit(edit);
        recorder.record(
                actor,
                organization,
                List.of(new ChangeRecorder.Step(
                        Action.EDIT, subjects.name(credential), changes.before(), changes.after(), null)));
        return Objects.requireNonNull(credential.version());
    }

    /**
     * Reactivating an expired key turns a no into a yes, which is a decision. So is extending a leaked key, because it
     * would take back its end.
     */
    private void checkExpiry(Actor actor, Permission permission, Credential credential, @Nullable Instant next) {
        Instant now = clock.instant();
        if (next != null && !next.isAfter(now)) {
            throw new Refusal.Invalid("refusal.key.expiry");
        }
        Instant end = keys.end(credential.organizationId(), credential.keyHash());
        boolean longer = end != null && (next == null || next.isAfter(end));
        if (!longer && !credential.expired(now)) {
            return;
        }
        if (!permission.decidesAll()) {
            throw audit.refuse(
                    actor.author(),
                    credential.organizationId(),
                    Action.EDIT,
                    subjects.name(credential),
                    new Refusal.Forbidden(longer ? "refusal.key.leaked" : "refusal.key.expired"));
        }
        if (longer) {
            keys.end(credential.organizationId(), credential.keyHash(), next);
        }
    }

    /**
     * Whether this is the secret of a key, for an editor who sends it back unchanged; nothing is revealed.
     *
     * @throws Refusal.Forbidden unless the actor is an editor
     */
    public boolean hasSecret(Actor actor, UUID organization, UUID credentialId, String secret) {
        permissions.require(actor, organization, Role.EDITOR, Action.EDIT, Subject.unnamed("credential", credentialId));
        Credential credential = statuses.get(Credential.class, organization, credentialId);
        String known = vault.open(credential.id(), credential.keyCipher(), credential.secretCipher())
                .consumerSecret();
        return MessageDigest.isEqual(known.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reveals a key pair to someone who may see it, and records it.
     *
     * @throws Refusal.Forbidden unless the actor is an editor and the organization reveals on request
     */
    public KeyVault.Pair reveal(Actor actor, UUID organization, UUID credentialId) {
        permissions.require(
                actor, organization, Role.EDITOR, Action.REVEAL, Subject.unnamed("credential", credentialId));
        if (!statuses.organization(organization).revealsOnRequest()) {
            throw new Refusal.Forbidden("refusal.reveal.off");
        }
        statuses.lock(organization, List.of(new Target(organization, Level.CREDENTIAL, credentialId)));
        Credential credential = statuses.get(Credential.class, organization, credentialId);
        audit.append(List.of(AuditEntry.done(organization, actor.author(), Action.REVEAL, subjects.name(credential))));
        return vault.open(credential.id(), credential.keyCipher(), credential.secretCipher());
    }
}

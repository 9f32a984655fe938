package dev.kunci.registry.key;

import dev.kunci.registry.App;
import dev.kunci.registry.Credential;
import dev.kunci.registry.StatusRepository;
import dev.kunci.registry.change.AuditSubjects;
import dev.kunci.registry.change.ChangeRecorder;
import dev.kunci.registry.keyset.KeysetLock;
import dev.kunci.registry.value.Status;
import dev.kunci.shared.Refusal;
import dev.kunci.shared.Uuid7;
import dev.kunci.vault.KeyVault;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stores an encrypted key pair and reserves its value; the caller checks the permission, and records it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class KeyIssuer {

    private final StatusRepository statuses;
    private final ConsumerKeys keys;
    private final KeyVault vault;
    private final KeysetLock lock;
    private final AuditSubjects subjects;
    private final Clock clock;

    KeyIssuer(
            StatusRepository statuses,
            ConsumerKeys keys,
            KeyVault vault,
            KeysetLock lock,
            AuditSubjects subjects,
            Clock clock) {
        this.statuses = statuses;
        this.keys = keys;
        this.vault = vault;
        this.lock = lock;
        this.subjects = subjects;
        this.clock = clock;
    }

    public KeyVault.Pair pair() {
        return vault.mint();
    }

    /**
     * @param expiresAt null for never; a leaked key keeps its end
     * @throws Refusal.Conflict if the organization already has this key
     */
    public Credential store(App app, KeyVault.Pair pair, @Nullable Instant expiresAt, String by) {
        Instant now = clock.instant();
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw new Refusal.Invalid("refusal.key.expiry");
        }
        lock.take();
        var id = Uuid7.next();
        ConsumerKeys.Reserved reserved = keys.reserve(app.organizationId(), id, pair.consumerKey());
        Instant end = reserved.earlier(expiresAt);
        Status first = end != null && !end.isAfter(now) ? Status.REVOKED : reserved.first();
        Credential credential = statuses.add(new Credential(id, app, first, vault.seal(id, pair), end, by, now));
        statuses.flush(Map.of(
                "credential_organization_id_key_hash_key",
                new Refusal.Conflict("refusal.key.taken", KeyVault.hint(pair.consumerKey()))));
        return credential;
    }

    public ChangeRecorder.Step step(Credential credential) {
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("status", credential.status().code());
        Instant expiresAt = credential.expiresAt();
        if (expiresAt != null) {
            after.put("expires", expiresAt.toString());
        }
        return ChangeRecorder.Step.created(subjects.name(credential), after);
    }
}

package dev.kunci.registry.key;

import dev.kunci.audit.Action;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.ApiProduct;
import dev.kunci.registry.Credential;
import dev.kunci.registry.Grant;
import dev.kunci.registry.StatusRepository;
import dev.kunci.registry.change.ChangeRecorder;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.PlainText;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds API products to keys. */
@Service
@Transactional
public class Grants {

    private final StatusRepository statuses;
    private final JdbcClient jdbc;
    private final GrantRequests requests;
    private final ChangeRecorder recorder;
    private final Permissions permissions;

    Grants(
            StatusRepository statuses,
            JdbcClient jdbc,
            GrantRequests requests,
            ChangeRecorder recorder,
            Permissions permissions) {
        this.statuses = statuses;
        this.jdbc = jdbc;
        this.requests = requests;
        this.recorder = recorder;
        this.permissions = permissions;
    }

    /**
     * Adds a product to a key: approved at once if the product is automatic, else pending. A product that is still on
     * the key stays as it is.
     *
     * @param reason shown to the approver
     * @return the grant, new or existing
     */
    public UUID add(Actor actor, UUID organization, UUID credentialId, UUID productId, @Nullable String reason) {
        permissions.require(
                actor, organization, Role.EDITOR, Action.CREATE, Subject.unnamed("credential", credentialId));
        PlainText.checkReason(reason);
        statuses.lock(organization, List.of(new Target(organization, Level.CREDENTIAL, credentialId)));
        Credential credential = statuses.get(Credential.class, organization, credentialId);
        ApiProduct product = statuses.hold(organization, List.of(productId)).getFirst();
        UUID existing = jdbc.sql("select id from product_grant"
                        + " where organization_id = ? and credential_id = ? and product_id = ?")
                .params(organization, credentialId, productId)
                .query(UUID.class)
                .optional()
                .orElse(null);
        if (existing != null) {
            recorder.unchanged();
            return existing;
        }
        Grant grant = requests.add(actor, credential, product, reason);
        statuses.flush();
        recorder.record(actor, organization, List.of(requests.step(grant)));
        recorder.touch(credential);
        return grant.id();
    }
}

package dev.kunci.registry.app;

import dev.kunci.audit.Action;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.KeyEdit;
import dev.kunci.registry.StatusRepository;
import dev.kunci.registry.change.Deletions;
import dev.kunci.registry.key.Credentials;
import dev.kunci.registry.key.Grants;
import dev.kunci.registry.key.SecretReveals;
import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.Refusal;
import dev.kunci.vault.KeyVault;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Requests of programs that combine several changes in one call: either all of them happen, or none. */
@Service
@Transactional
public class KeyRequests {

    private final Apps apps;
    private final Credentials credentials;
    private final Grants grants;
    private final SecretReveals reveals;
    private final Deletions deletions;
    private final StatusRepository statuses;
    private final Permissions permissions;

    KeyRequests(
            Apps apps,
            Credentials credentials,
            Grants grants,
            SecretReveals reveals,
            Deletions deletions,
            StatusRepository statuses,
            Permissions permissions) {
        this.apps = apps;
        this.credentials = credentials;
        this.grants = grants;
        this.reveals = reveals;
        this.deletions = deletions;
        this.statuses = statuses;
        this.permissions = permissions;
    }

    /**
     * Issues one more key with these API products and edits the app, whose scopes may be those of these products.
     *
     * @param edit of the app, null to leave it unchanged
     * @param expiresAt null for never
     * @param reason for the products that need an approver
     * @throws Refusal as the single services do; then nothing has happened
     */
    public Credentials.Issued issue(
            Actor actor,
            UUID organization,
            UUID app,
            @Nullable AppEdit edit,
            List<UUID> products,
            @Nullable Instant expiresAt,
            @Nullable String reason) {
        boolean first = !statuses.scopesOfApp(organization, app).withProducts();
        Credentials.Issued issued = credentials.issue(actor, organization, app, expiresAt);
        products.forEach(product -> grants.add(actor, organization, issued.credential(), product, reason));
        if (edit != null) {
            apps.edit(actor, edit);
            if (first) {
                statuses.scopesOfApp(organization, app).check(edit.content().scopes(), List.of());
            }
        }
        return issued;
    }

    /** Imports an existing pair, with its other fields. */
    public Credentials.Issued importPair(
            Actor actor,
            UUID organization,
            UUID app,
            KeyVault.Pair pair,
            @Nullable Instant expiresAt,
            List<Attribute> attributes,
            List<String> scopes) {
        Credentials.Issued issued = credentials.importPair(actor, organization, app, pair, expiresAt);
        if (!attributes.isEmpty() || !scopes.isEmpty()) {
            credentials.edit(
                    actor, new KeyEdit(organization, issued.credential(), 0, issued.expiresAt(), attributes, scopes));
        }
        return issued;
    }

    /**
     * Adds API products to a key and edits it; products that are on it already stay unchanged. Scopes that were set
     * before the first products must be offered by these.
     *
     * @param edit of the key; its version counts as seen
     */
    public void update(Actor actor, KeyEdit edit, List<UUID> products, @Nullable String reason) {
        boolean first =
                !statuses.scopesOfKey(edit.organization(), edit.credential()).withProducts();
        products.forEach(product -> grants.add(actor, edit.organization(), edit.credential(), product, reason));
        credentials.edit(actor, edit);
        if (first) {
            statuses.scopesOfKey(edit.organization(), edit.credential()).check(edit.scopes(), List.of());
        }
    }

    /**
     * Checks the permission to change this key, and records a refusal; for callers that do something else first.
     *
     * @throws Refusal.Forbidden unless the actor is an editor
     */
    public void require(Actor actor, UUID organization, UUID credential) {
        permissions.require(actor, organization, Role.EDITOR, Action.EDIT, Subject.unnamed("credential", credential));
    }

    /** The same for an app. */
    public void requireApp(Actor actor, UUID organization, UUID app) {
        permissions.require(actor, organization, Role.EDITOR, Action.EDIT, Subject.unnamed("app", app));
    }

    /**
     * Deletes an object and shows the keys of its app for the last time.
     *
     * @param credentials the keys to show
     * @return their pairs, for callers who may see them; if the deletion is refused, nothing was revealed
     */
    public Map<UUID, KeyVault.Pair> remove(
            Actor actor, Target target, @Nullable String reason, Collection<UUID> credentials) {
        Map<UUID, KeyVault.Pair> last = reveals.reveal(actor, target.organization(), credentials);
        deletions.remove(actor, target, reason);
        return last;
    }
}

package dev.kunci.registry;

import dev.kunci.operators.Actor;
import dev.kunci.shared.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What programs ask for in one call although it is several things: all of it happens, or nothing. */
@Service
@Transactional
public class KeyOrders {

    private final Apps apps;
    private final Credentials credentials;
    private final Grants grants;

    KeyOrders(Apps apps, Credentials credentials, Grants grants) {
        this.apps = apps;
        this.credentials = credentials;
        this.grants = grants;
    }

    /**
     * Edits an app and issues one more key with these API products.
     *
     * @param edit what becomes of the app, null to leave it as it is
     * @param expiresAt null for never
     * @param reason what the products that need an approver are asked for
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
        if (edit != null) {
            apps.edit(actor, edit);
        }
        Credentials.Issued issued = credentials.issue(actor, organization, app, expiresAt);
        products.forEach(product -> grants.add(actor, organization, issued.credential(), product, reason));
        return issued;
    }

    /** Takes in a pair that exists elsewhere, with what is said about it. */
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
            credentials.edit(actor, new KeyEdit(organization, issued.credential(), 0, expiresAt, attributes, scopes));
        }
        return issued;
    }

    /**
     * Adds API products to a key and edits it; products that are on it already stay as they are.
     *
     * @param edit what becomes of the key; its version counts as seen
     */
    public void update(Actor actor, KeyEdit edit, List<UUID> products, @Nullable String reason) {
        products.forEach(product -> grants.add(actor, edit.organization(), edit.credential(), product, reason));
        credentials.edit(actor, edit);
    }
}

package dev.kunci.registry.app;

import dev.kunci.registry.AppContent;
import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.registry.value.Target;
import dev.kunci.vault.KeyVault;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A new app with its first key and the products of that key.
 *
 * @param owner a developer or an app group
 * @param products the API products by id
 * @param reason for the products that need an approver
 * @param expiresAt until when the first key is valid, null for ever
 * @param written all attributes as a program wrote them, in its order; null for those of the content
 * @param first the initial status: approved, or revoked to keep it shut until someone approves it
 */
public record NewApp(
        Target owner,
        AppContent content,
        List<UUID> products,
        @Nullable String reason,
        @Nullable Instant expiresAt,
        @Nullable List<Attribute> written,
        Status first) {

    /** An app from the form. */
    public NewApp(
            Target owner,
            AppContent content,
            List<UUID> products,
            @Nullable String reason,
            @Nullable Instant expiresAt) {
        this(owner, content, products, reason, expiresAt, null, Status.APPROVED);
    }

    public NewApp {
        if (owner.level() != Level.DEVELOPER && owner.level() != Level.APP_GROUP) {
            throw new IllegalArgumentException(owner.level() + " owns no apps");
        }
        products = List.copyOf(new LinkedHashSet<>(products));
    }

    UUID organization() {
        return owner.organization();
    }

    /**
     * The created app.
     *
     * @param pair in the clear, to be shown once
     * @param waiting the display names of the API products that wait for an approver
     */
    public record Created(UUID app, UUID credential, KeyVault.Pair pair, List<String> waiting) {}
}

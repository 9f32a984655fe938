package dev.kunci.review;

import dev.kunci.operators.Permission;
import dev.kunci.registry.ApprovalType;
import dev.kunci.registry.EffectiveAccess;
import dev.kunci.registry.Level;
import dev.kunci.registry.Standing;
import dev.kunci.registry.Target;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything the page of one app shows, secrets left out.
 *
 * @param version what an edit must name, so that nobody's edit is lost
 * @param permission what the reader may do here; the services check it again
 * @param access whether any call of this app can pass: the owner's and the app's own gate
 */
public record AppDetails(
        Target target,
        Standing standing,
        long version,
        String name,
        String displayName,
        String callbackUrl,
        String notes,
        OwnerView owner,
        Instant createdAt,
        String createdBy,
        Instant modifiedAt,
        String modifiedBy,
        EffectiveAccess access,
        List<KeyView> keys,
        Permission permission,
        boolean reasonsRequired,
        boolean revealsOnRequest) {

    /** Who the app belongs to. */
    public record OwnerView(Target target, String name, String fullName, Standing standing) {

        public boolean group() {
            return target.level() == Level.APP_GROUP;
        }
    }

    /**
     * One credential; its key only as a hint.
     *
     * @param expiresAt null for never
     * @param access owner, app, key and expiry together
     */
    public record KeyView(
            Target target,
            String hint,
            Instant issuedAt,
            @Nullable Instant expiresAt,
            Standing standing,
            EffectiveAccess access,
            List<GrantView> grants) {}

    /**
     * One API product on a key.
     *
     * @param access all five gates together
     */
    public record GrantView(
            Target target,
            UUID productId,
            String product,
            String productName,
            ApprovalType approvalType,
            Instant requestedAt,
            String requestedBy,
            @Nullable String requestReason,
            Standing standing,
            EffectiveAccess access) {}

    /** How many of its keys pass for at least one product. */
    public long openKeys() {
        return keys.stream()
                .filter(key ->
                        key.grants().stream().anyMatch(grant -> grant.access().open()))
                .count();
    }
}

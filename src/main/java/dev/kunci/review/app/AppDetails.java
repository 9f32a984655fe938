package dev.kunci.review.app;

import dev.kunci.operators.Permission;
import dev.kunci.registry.AppContent;
import dev.kunci.registry.access.EffectiveAccess;
import dev.kunci.registry.access.Gate;
import dev.kunci.registry.change.StatusSnapshot;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything on the page of one app, without secrets.
 *
 * @param version what an edit must name, so that no other edit is lost
 * @param written all attributes in their order, including the display name and the notes
 * @param permission what the reader may do here; the services check it again
 * @param access whether any call of this app can pass: the gates of the owner and of the app
 */
public record AppDetails(
        Target target,
        StatusSnapshot standing,
        long version,
        String name,
        String displayName,
        String callbackUrl,
        String notes,
        List<Attribute> written,
        List<String> scopes,
        String appFamily,
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

    /** The name to show. */
    public String title() {
        return displayName.isBlank() ? name : displayName;
    }

    /**
     * The owner of the app.
     *
     * @param code its id for programs: the developerId, or the id of the app group
     */
    public record OwnerView(Target target, String name, String code, String fullName, StatusSnapshot standing) {

        public boolean group() {
            return target.level() == Level.APP_GROUP;
        }
    }

    /**
     * One credential, with only a hint of its key.
     *
     * @param version what an edit must name
     * @param expiresAt null for never
     * @param access owner, app, key and expiry together
     */
    public record KeyView(
            Target target,
            long version,
            String hint,
            List<Attribute> attributes,
            List<String> scopes,
            Instant issuedAt,
            @Nullable Instant expiresAt,
            StatusSnapshot standing,
            EffectiveAccess access,
            List<GrantView> grants) {

        /** Whether calls are refused because it has expired. */
        public boolean expired() {
            return expiresAt != null && access.shut() != null && access.shut().kind() == Gate.Kind.EXPIRY;
        }

        /** The scopes of its API products. */
        public List<String> offeredScopes() {
            return grants.stream()
                    .flatMap(grant -> grant.scopes().stream())
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    /**
     * One API product on a key.
     *
     * @param scopes offered by the API product
     * @param requestedBy the developer it was requested for, or who requested it
     * @param filedBy the operator who filed it, if that is someone else
     * @param access all five gates together
     */
    public record GrantView(
            Target target,
            UUID productId,
            String product,
            String productName,
            ApprovalType approvalType,
            List<String> scopes,
            Instant requestedAt,
            String requestedBy,
            @Nullable String filedBy,
            @Nullable String requestReason,
            StatusSnapshot standing,
            EffectiveAccess access) {}

    /**
     * Whether this looks different once something has changed: the app, its owner, or an API product on one of its keys.
     *
     * @param changed whether what has this id has changed
     */
    public boolean touchedBy(Predicate<UUID> changed) {
        return changed.test(target.id())
                || changed.test(owner.target().id())
                || keys.stream()
                        .flatMap(key -> key.grants().stream())
                        .anyMatch(grant -> changed.test(grant.productId()));
    }

    /** The attributes without the display name and the notes. */
    public List<Attribute> attributes() {
        return AppContent.others(written);
    }

    /** The scopes of the API products on its keys. */
    public List<String> offeredScopes() {
        return keys.stream()
                .flatMap(key -> key.offeredScopes().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** How many of its keys pass for at least one product. */
    public long openKeys() {
        return keys.stream()
                .filter(key ->
                        key.grants().stream().anyMatch(grant -> grant.access().open()))
                .count();
    }
}

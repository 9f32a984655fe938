package dev.kunci.management.app;

import dev.kunci.management.dialect.Problems;
import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.resource.OwnerType;
import dev.kunci.management.resource.PathResolver;
import dev.kunci.management.resource.ReadOnlyFields;
import dev.kunci.management.wire.WireApp;
import dev.kunci.management.wire.WireKey;
import dev.kunci.registry.value.Status;
import dev.kunci.registry.value.Target;
import dev.kunci.review.app.AppDetails;
import dev.kunci.review.app.AppDetails.OwnerView;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Compares the fields of an app in a call with what can be stored. */
@Component
class AppFields {

    private static final String USUAL_FAMILY = "default";
    private static final String IMPORT = "Import the key with POST to keys/create of the app.";
    private static final String DECIDE = "Use action=approve or action=revoke.";
    private static final String OWNER = "An app stays with its owner.";

    private final PathResolver paths;
    private final KeyFields keys;

    AppFields(PathResolver paths, KeyFields keys) {
        this.paths = paths;
        this.keys = keys;
    }

    /**
     * @param owner of the address: e-mail address or name
     * @return approved, or revoked for an app that is to begin shut
     */
    static Status checkNew(WireApp wanted, String owner) {
        ReadOnlyFields.none("consumerKey", wanted.consumerKey(), IMPORT);
        ReadOnlyFields.none("consumerSecret", wanted.consumerSecret(), IMPORT);
        List<WireKey> credentials = Objects.requireNonNullElse(wanted.credentials(), List.of());
        ReadOnlyFields.check("credentials", credentials.isEmpty(), IMPORT);
        ReadOnlyFields.word("appFamily", wanted.appFamily(), USUAL_FAMILY, "Leave it out.");
        ReadOnlyFields.word("developerEmail", wanted.developerEmail(), owner, OWNER);
        ReadOnlyFields.check("appGroup", wanted.appGroup(), owner, OWNER);
        ReadOnlyFields.check("companyName", wanted.companyName(), owner, OWNER);
        return switch (Objects.requireNonNullElse(wanted.status(), "").strip().toLowerCase(Locale.ROOT)) {
            case "", "approved" -> Status.APPROVED;
            case "revoked", "pending" -> Status.REVOKED;
            default -> throw Problems.invalid("status", "The status of an app is approved or revoked.");
        };
    }

    /** @param mints whether the call makes a key as well */
    void check(ApiRequest request, OwnerType kind, WireApp wanted, AppDetails before, boolean mints) {
        OwnerView owner = before.owner();
        ReadOnlyFields.check("name", wanted.name(), before.name(), "Make another app instead.");
        ReadOnlyFields.word(
                "status", wanted.status(), before.standing().status().code(), DECIDE);
        ReadOnlyFields.word("appId", wanted.appId(), before.target().id().toString(), "It names the app for good.");
        ReadOnlyFields.check("appFamily", wanted.appFamily(), before.appFamily(), "It stays as it was imported.");
        ReadOnlyFields.none("accessType", wanted.accessType(), "Leave it out.");
        ReadOnlyFields.none("consumerKey", wanted.consumerKey(), IMPORT);
        ReadOnlyFields.none("consumerSecret", wanted.consumerSecret(), IMPORT);
        checkOwner(wanted, owner);
        if (!mints) {
            Duration lasting = kind.lasting(wanted.keyExpiresIn());
            ReadOnlyFields.check(
                    "keyExpiresIn",
                    lasting == null
                            || before.keys().stream()
                                    .anyMatch(key -> ReadOnlyFields.lasts(lasting, key.issuedAt(), key.expiresAt())),
                    "Name API products for a new key, which ends then.");
        }
        checkKeys(request, Objects.requireNonNullElse(wanted.credentials(), List.of()), before);
    }

    private static void checkOwner(WireApp wanted, OwnerView owner) {
        if (owner.group()) {
            ReadOnlyFields.check("appGroup", wanted.appGroup(), owner.name(), OWNER);
            ReadOnlyFields.check("companyName", wanted.companyName(), owner.name(), OWNER);
            ReadOnlyFields.none("developerEmail", wanted.developerEmail(), OWNER);
            ReadOnlyFields.none("developerId", wanted.developerId(), OWNER);
        } else {
            ReadOnlyFields.word("developerEmail", wanted.developerEmail(), owner.name(), OWNER);
            ReadOnlyFields.check("developerId", wanted.developerId(), owner.code(), OWNER);
            ReadOnlyFields.none("appGroup", wanted.appGroup(), OWNER);
            ReadOnlyFields.none("companyName", wanted.companyName(), OWNER);
        }
    }

    /** Keys that are sent along have to be those of the app, as they are. */
    private void checkKeys(ApiRequest request, List<WireKey> sent, AppDetails app) {
        for (int i = 0; i < sent.size(); i++) {
            WireKey key = sent.get(i);
            String field = "credentials[" + i + "]";
            String named = key.keyId() == null ? key.consumerKey() : key.keyId();
            if (named == null) {
                continue;
            }
            Optional<Target> known = paths.keyIfKnown(request, app.target(), named);
            ReadOnlyFields.check(field + ".consumerKey", known.isPresent(), "It is none of this app. " + IMPORT);
            keys.check(request, app, AppDocuments.key(app, known.orElseThrow().id()), key, field + ".");
        }
    }
}

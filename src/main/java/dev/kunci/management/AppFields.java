package dev.kunci.management;

import dev.kunci.management.wire.Problems;
import dev.kunci.management.wire.WireApp;
import dev.kunci.management.wire.WireKey;
import dev.kunci.registry.Status;
import dev.kunci.registry.Target;
import dev.kunci.review.AppDetails;
import dev.kunci.review.AppDetails.OwnerView;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares what a call says of an app with what can be kept of it. */
@Component
class AppFields {

    private static final String USUAL_FAMILY = "default";
    private static final String IMPORT = "Import the key with POST to keys/create of the app.";
    private static final String DECIDE = "Use action=approve or action=revoke.";
    private static final String OWNER = "An app stays with its owner.";

    private final Addresses addresses;
    private final KeyFields keys;

    AppFields(Addresses addresses, KeyFields keys) {
        this.addresses = addresses;
        this.keys = keys;
    }

    /**
     * @param owner of the address: e-mail address or name
     * @return approved, or revoked for an app that is to begin shut
     */
    static Status checkNew(WireApp wanted, String owner) {
        Fixed.none("consumerKey", wanted.consumerKey(), IMPORT);
        Fixed.none("consumerSecret", wanted.consumerSecret(), IMPORT);
        List<WireKey> credentials = Objects.requireNonNullElse(wanted.credentials(), List.of());
        Fixed.check("credentials", credentials.isEmpty(), IMPORT);
        Fixed.word("appFamily", wanted.appFamily(), USUAL_FAMILY, "Leave it out.");
        Fixed.word("developerEmail", wanted.developerEmail(), owner, OWNER);
        Fixed.check("appGroup", wanted.appGroup(), owner, OWNER);
        Fixed.check("companyName", wanted.companyName(), owner, OWNER);
        return switch (Objects.requireNonNullElse(wanted.status(), "").strip().toLowerCase(Locale.ROOT)) {
            case "", "approved" -> Status.APPROVED;
            case "revoked", "pending" -> Status.REVOKED;
            default -> throw Problems.invalid("status", "The status of an app is approved or revoked.");
        };
    }

    /** @param mints whether the call makes a key as well */
    void check(Call call, WireApp wanted, AppDetails before, boolean mints) {
        OwnerView owner = before.owner();
        Fixed.check("name", wanted.name(), before.name(), "Make another app instead.");
        Fixed.word("status", wanted.status(), before.standing().status().code(), DECIDE);
        Fixed.word("appId", wanted.appId(), before.target().id().toString(), "It names the app for good.");
        Fixed.check("appFamily", wanted.appFamily(), before.appFamily(), "It stays as it was imported.");
        Fixed.none("accessType", wanted.accessType(), "Leave it out.");
        Fixed.none("consumerKey", wanted.consumerKey(), IMPORT);
        Fixed.none("consumerSecret", wanted.consumerSecret(), IMPORT);
        checkOwner(wanted, owner);
        if (!mints) {
            Duration lasting = lasting(wanted.keyExpiresIn(), owner);
            Fixed.check(
                    "keyExpiresIn",
                    before.keys().isEmpty()
                            || before.keys().stream()
                                    .anyMatch(key -> Fixed.lasts(lasting, key.issuedAt(), key.expiresAt())),
                    "Name API products for a new key, which ends then.");
        }
        checkKeys(call, Objects.requireNonNullElse(wanted.credentials(), List.of()), before);
    }

    private static void checkOwner(WireApp wanted, OwnerView owner) {
        if (owner.group()) {
            Fixed.check("appGroup", wanted.appGroup(), owner.name(), OWNER);
            Fixed.check("companyName", wanted.companyName(), owner.name(), OWNER);
            Fixed.none("developerEmail", wanted.developerEmail(), OWNER);
            Fixed.none("developerId", wanted.developerId(), OWNER);
        } else {
            Fixed.word("developerEmail", wanted.developerEmail(), owner.name(), OWNER);
            Fixed.check("developerId", wanted.developerId(), owner.code(), OWNER);
            Fixed.none("appGroup", wanted.appGroup(), OWNER);
            Fixed.none("companyName", wanted.companyName(), OWNER);
        }
    }

    private static @Nullable Duration lasting(@Nullable Long keyExpiresIn, OwnerView owner) {
        if (keyExpiresIn == null) {
            return null;
        }
        return owner.group() ? Duration.ofSeconds(keyExpiresIn) : Duration.ofMillis(keyExpiresIn);
    }

    /** Keys that are sent along have to be those of the app, as they are. */
    private void checkKeys(Call call, List<WireKey> sent, AppDetails app) {
        for (int i = 0; i < sent.size(); i++) {
            WireKey key = sent.get(i);
            String field = "credentials[" + i + "]";
            String named = key.keyId() == null ? key.consumerKey() : key.keyId();
            if (named == null) {
                continue;
            }
            Optional<Target> known = addresses.keyIfKnown(call, app.target(), named);
            Fixed.check(field + ".consumerKey", known.isPresent(), "It is none of this app. " + IMPORT);
            keys.check(call, app, AppDocuments.key(app, known.orElseThrow().id()), key, field + ".");
        }
    }
}

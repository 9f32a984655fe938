package dev.kunci.registry.access;

import dev.kunci.registry.value.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rule for one call: which gate refuses it, and which of the API products on its key decides. Gateways and the
 * inspector share it. It allocates nothing.
 */
public final class CallRule {

    private CallRule() {}

    /**
     * The gate above the products that is reported for a refused call. Apigee checks them in this order: the key before
     * the app, and the app before its owner.
     *
     * @return null if all four are open
     */
    public static Gate.@Nullable Kind refusing(boolean key, boolean current, boolean app, boolean owner) {
        if (!key) {
            return Gate.Kind.CREDENTIAL;
        }
        if (!current) {
            return Gate.Kind.EXPIRY;
        }
        if (!app) {
            return Gate.Kind.APP;
        }
        return owner ? null : Gate.Kind.OWNER;
    }

    /**
     * Whether a product decides about a call instead of one that was requested earlier. The first approved product lets
     * the call pass. Without one, a pending product is named, because it can still be approved, and else the one
     * revoked last, because the call passed until then.
     *
     * @param since since when it has this status
     */
    public static boolean outranks(Status status, Instant since, Status earlier, Instant earlierSince) {
        if (status.open() || earlier.open()) {
            return !earlier.open();
        }
        return status == earlier ? since.isAfter(earlierSince) : status == Status.PENDING;
    }
}

package dev.kunci.registry.access;

import dev.kunci.registry.value.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rule for one call: which gate refuses it, and which of the API products on its key that open the call decides. The
 * gateways answer by it, and the inspector says by it what they would answer. It allocates nothing.
 */
public final class CallRule {

    private CallRule() {}

    /**
     * The gate above the products that a refused call is told of. Apigee asks them in this order: the key comes before the
     * app, and the app before its owner.
     *
     * @return null where all four are open
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
     * Whether a product decides about a call instead of one that was requested earlier. The first approved product lets the
     * call pass. Without one, a pending product is named, which can still be approved, and else the one revoked last, as
     * the call passed until then.
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

package dev.kunci.review.inspection;

import dev.kunci.registry.access.CallRule;
import dev.kunci.registry.access.CallScope;
import dev.kunci.registry.path.CalledPath;
import dev.kunci.registry.path.PathPolicy;
import dev.kunci.registry.value.Status;
import dev.kunci.review.app.AppDetails.GrantView;
import dev.kunci.review.app.AppDetails.KeyView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a simulated call.
 *
 * @param product that opens or would open it; empty if there is none
 * @param pattern of that product which opens it
 * @param proxies of which the gateway must name one; empty if it need not or does
 * @param environments of which it must name one
 */
public record AccessSimulation(
        Ending ending, String product, String pattern, List<String> proxies, List<String> environments) {

    /** How it ends. */
    public enum Ending {
        PASSES,
        /** It passes if the gateway names what the product is limited to, which was not given here. */
        DEPENDS,
        /** The owner, the app, the key or its expiry blocks it. */
        GATE,
        PENDING,
        REVOKED,
        NO_PRODUCT,
        /** A path that servers read in different ways is opened by nobody. */
        UNCLEAR
    }

    /** As the gateways decide it: first the gates above, then one of the products in the order of the requests. */
    static AccessSimulation of(
            Inspection inspection, Map<UUID, CallScope> scopes, SimulatedCall call, PathPolicy policy) {
        CalledPath path = call.called(policy).orElse(null);
        if (path == null) {
            return ended(Ending.UNCLEAR);
        }
        if (!inspection.key().access().open()) {
            return ended(Ending.GATE);
        }
        List<Opener> openers = openers(inspection.key(), scopes, call, path);
        Opener said = decisive(openers.stream().filter(Opener::sure));
        Opener found = said != null && said.status().open() ? said : decisive(openers.stream());
        if (found == null) {
            return ended(Ending.NO_PRODUCT);
        }
        return new AccessSimulation(
                found.ending(),
                found.grant().productName(),
                found.pattern(),
                call.proxy().isEmpty() ? found.scope().proxies(call.method(), path) : List.of(),
                call.environment().isEmpty() ? found.scope().environments() : List.of());
    }

    /**
     * An API product on the key that opens the call.
     *
     * @param sure whether it opens the call as given, and not only if the gateway names more
     */
    private record Opener(GrantView grant, CallScope scope, String pattern, boolean sure) {

        Status status() {
            return grant.standing().status();
        }

        boolean outranks(Opener earlier) {
            return CallRule.outranks(
                    status(),
                    grant.standing().since(),
                    earlier.status(),
                    earlier.grant.standing().since());
        }

        Ending ending() {
            return switch (status()) {
                case PENDING -> Ending.PENDING;
                case REVOKED, INACTIVE -> Ending.REVOKED;
                case APPROVED, ACTIVE -> sure ? Ending.PASSES : Ending.DEPENDS;
            };
        }
    }

    private static List<Opener> openers(KeyView key, Map<UUID, CallScope> scopes, SimulatedCall call, CalledPath path) {
        List<Opener> openers = new ArrayList<>();
        key.grants().stream()
                .sorted(Comparator.comparing(GrantView::requestedAt)
                        .thenComparing(one -> one.target().id()))
                .forEach(grant -> {
                    CallScope scope = scopes.get(grant.productId());
                    if (scope != null) {
                        boolean sure = scope.opens(call.environment(), call.proxy(), call.method(), path);
                        scope.somewhere(call.environment(), call.proxy(), call.method(), path)
                                .ifPresent(pattern -> openers.add(new Opener(grant, scope, pattern, sure)));
                    }
                });
        return openers;
    }

    private static @Nullable Opener decisive(Stream<Opener> openers) {
        return openers.reduce((earlier, next) -> next.outranks(earlier) ? next : earlier)
                .orElse(null);
    }

    private static AccessSimulation ended(Ending ending) {
        return new AccessSimulation(ending, "", "", List.of(), List.of());
    }
}

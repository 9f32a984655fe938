package dev.kunci.review.inspection;

import dev.kunci.registry.path.CalledPath;
import dev.kunci.registry.path.PathPolicy;
import dev.kunci.registry.path.ProductScope;
import dev.kunci.registry.value.Status;
import dev.kunci.review.app.AppDetails.GrantView;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What would become of a call.
 *
 * @param product by which it passes or would pass; empty where there is none
 * @param pattern of that product which opens it
 * @param proxies of which the gateway has to name one; empty where it need not or does
 * @param environments of which it has to name one
 */
public record AccessSimulation(
        Ending ending, String product, String pattern, List<String> proxies, List<String> environments) {

    /** How it ends. */
    public enum Ending {
        PASSES,
        /** It passes if the gateway names what the product is limited to, which was not said here. */
        DEPENDS,
        /** The owner, the app, the key or its expiry is in the way. */
        GATE,
        PENDING,
        REVOKED,
        NO_PRODUCT,
        /** A path that different servers read differently is nobody's to open. */
        UNCLEAR
    }

    /** What an API product opens, and where. */
    record Opening(List<String> environments, ProductScope opening) {

        /** As the gateways ask: what the product is limited to has to be named. */
        boolean opens(SimulatedCall call, CalledPath path) {
            boolean here = environments.isEmpty() || environments.contains(call.environment());
            return here && opening.opens(call.proxy(), call.method(), path);
        }

        /** For whoever leaves open through which proxy and where. */
        Optional<String> somewhere(SimulatedCall call, CalledPath path) {
            boolean here =
                    call.environment().isEmpty() || environments.isEmpty() || environments.contains(call.environment());
            return here ? opening.by(call.proxy(), call.method(), path) : Optional.empty();
        }

        List<String> proxies(SimulatedCall call, CalledPath path) {
            return opening.operations().isEmpty()
                    ? opening.proxies()
                    : opening.operations().stream()
                            .filter(operation -> operation.opens(call.method(), path))
                            .map(operation -> operation.proxy())
                            .distinct()
                            .toList();
        }
    }

    /** One gate after the other, and then the products in the order in which they were asked for. */
    static AccessSimulation of(
            Inspection inspection, Map<UUID, Opening> openings, SimulatedCall call, PathPolicy policy) {
        Optional<CalledPath> path = call.called(policy);
        if (path.isEmpty()) {
            return ended(Ending.UNCLEAR);
        }
        if (!inspection.key().access().open()) {
            return ended(Ending.GATE);
        }
        AccessSimulation best = ended(Ending.NO_PRODUCT);
        for (GrantView grant : inspection.key().grants().stream()
                .sorted(Comparator.comparing(GrantView::requestedAt)
                        .thenComparing(one -> one.target().id()))
                .toList()) {
            Opening opening = openings.get(grant.productId());
            AccessSimulation one =
                    opening == null ? ended(Ending.NO_PRODUCT) : through(grant, opening, call, path.get());
            best = one.ending().compareTo(best.ending()) < 0 ? one : best;
        }
        return best;
    }

    private static AccessSimulation through(GrantView grant, Opening opening, SimulatedCall call, CalledPath path) {
        String pattern = opening.somewhere(call, path).orElse(null);
        if (pattern == null) {
            return ended(Ending.NO_PRODUCT);
        }
        Status status = grant.standing().status();
        boolean sure = opening.opens(call, path);
        Ending ending = !status.open()
                ? status == Status.PENDING ? Ending.PENDING : Ending.REVOKED
                : sure ? Ending.PASSES : Ending.DEPENDS;
        return new AccessSimulation(
                ending,
                grant.productName(),
                pattern,
                call.proxy().isEmpty() ? opening.proxies(call, path) : List.of(),
                call.environment().isEmpty() ? opening.environments() : List.of());
    }

    private static AccessSimulation ended(Ending ending) {
        return new AccessSimulation(ending, "", "", List.of(), List.of());
    }
}

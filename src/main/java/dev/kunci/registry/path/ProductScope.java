package dev.kunci.registry.path;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an API product opens: its operations if it has any, else its paths on its proxies (neither: everything). */
public record ProductScope(List<String> proxies, List<String> paths, List<Operation> operations) {

    /** For an operation group without a valid operation: it opens nothing, and not everything. */
    private static final List<Operation> NOTHING = List.of(Operation.of("", ""));

    /**
     * The scope of a stored or edited product.
     *
     * @param stored the operations as they came, possibly without a valid one; null for none
     */
    public static ProductScope of(
            List<String> proxies, List<String> paths, List<Operation> operations, @Nullable OperationGroup stored) {
        boolean nothing = operations.isEmpty() && stored != null && stored.isSilent();
        return new ProductScope(proxies, paths, nothing ? NOTHING : operations);
    }

    /**
     * @param proxy empty for any that the product names
     * @param method in capitals
     * @return the pattern that opens the call, empty if none does
     */
    public Optional<String> by(String proxy, String method, CalledPath path) {
        if (!operations.isEmpty()) {
            for (Operation operation : operations) {
                if (proxy.isEmpty() ? operation.opens(method, path) : operation.opens(proxy, method, path)) {
                    return Optional.of(operation.path());
                }
            }
            return Optional.empty();
        }
        if (!proxy.isEmpty() && !proxies.isEmpty() && !proxies.contains(proxy)) {
            return Optional.empty();
        }
        return ResourcePath.first(paths.isEmpty() ? List.of(ResourcePath.EVERYTHING) : paths, path);
    }

    /**
     * Whether it opens a call that a gateway describes like this; if the product is limited to proxies, the gateway
     * must name one.
     *
     * @param proxy null if the gateway does not say
     */
    public boolean opens(@Nullable String proxy, String method, CalledPath path) {
        String named = Objects.requireNonNullElse(proxy, "");
        boolean anywhere = operations.isEmpty() && proxies.isEmpty();
        return (anywhere || !named.isEmpty()) && by(named, method, path).isPresent();
    }
}

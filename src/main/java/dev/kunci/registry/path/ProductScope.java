package dev.kunci.registry.path;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an API product opens: its operations where it has some, else its paths on its proxies (none of either: all). */
public record ProductScope(List<String> proxies, List<String> paths, List<Operation> operations) {

    /** Where there are operations that say nothing of what may be called: nothing, and not everything. */
    private static final List<Operation> NOTHING = List.of(Operation.of("", ""));

    /**
     * What a product opens that is stored, or is being edited.
     *
     * @param stored the operations as they came, which may name no call at all; null for none
     */
    public static ProductScope of(
            List<String> proxies, List<String> paths, List<Operation> operations, @Nullable OperationGroup stored) {
        boolean nothing = operations.isEmpty() && stored != null && stored.isSilent();
        return new ProductScope(proxies, paths, nothing ? NOTHING : operations);
    }

    /**
     * @param proxy empty for whichever the product names
     * @param method in capitals
     * @return the pattern by which a call passes, empty where none does
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
     * Whether a call passes of which a gateway says this much: the proxies a product is limited to have to be named.
     *
     * @param proxy null where the gateway does not say
     */
    public boolean opens(@Nullable String proxy, String method, CalledPath path) {
        String named = Objects.requireNonNullElse(proxy, "");
        boolean anywhere = operations.isEmpty() && proxies.isEmpty();
        return (anywhere || !named.isEmpty()) && by(named, method, path).isPresent();
    }
}

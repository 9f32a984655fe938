package dev.kunci.registry;

import java.util.List;
import java.util.Optional;

/** What an API product opens: its operations where it has some, else its paths on its proxies (none of either: all). */
public record ProductOpening(List<String> proxies, List<String> paths, List<Operation> operations) {

    /**
     * @param proxy empty for whichever the product names
     * @param method in capitals
     * @return the pattern by which a call passes, empty where none does
     */
    public Optional<String> by(String proxy, String method, String path) {
        if (!operations.isEmpty()) {
            return operations.stream()
                    .filter(operation ->
                            proxy.isEmpty() ? operation.opens(method, path) : operation.opens(proxy, method, path))
                    .map(Operation::path)
                    .findFirst();
        }
        if (!proxy.isEmpty() && !proxies.isEmpty() && !proxies.contains(proxy)) {
            return Optional.empty();
        }
        return ResourcePath.first(paths.isEmpty() ? List.of(ResourcePath.EVERYTHING) : paths, path);
    }
}

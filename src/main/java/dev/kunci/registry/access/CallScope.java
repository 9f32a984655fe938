package dev.kunci.registry.access;

import dev.kunci.registry.path.CalledPath;
import dev.kunci.registry.path.Operation;
import dev.kunci.registry.path.OperationGroup;
import dev.kunci.registry.path.ProductScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which calls an API product opens: in which environments, through which proxies and on which paths.
 *
 * @param environments empty means all
 */
public record CallScope(List<String> environments, ProductScope scope) {

    /** @param product a row with the columns of {@code api_product} */
    public static CallScope of(ResultSet product, JsonMapper json) throws SQLException {
        String stored = product.getString("operation_group");
        OperationGroup group = stored == null ? null : json.readValue(stored, OperationGroup.class);
        List<Operation> operations = group == null ? List.of() : group.operations();
        return new CallScope(
                texts(product, "environments"),
                ProductScope.of(texts(product, "proxies"), texts(product, "api_resources"), operations, group));
    }

    /**
     * Whether it opens a call that a gateway describes like this; limits of the product require that the gateway names
     * environment and proxy.
     *
     * @param environment null or empty if the gateway does not say
     * @param proxy null or empty if the gateway does not say
     * @param method in capitals
     */
    public boolean opens(@Nullable String environment, @Nullable String proxy, String method, CalledPath path) {
        return in(environment) && scope.opens(proxy, method, path);
    }

    /**
     * Whether it opens a call if the gateway names the right environment and proxy.
     *
     * @param environment empty for any
     * @param proxy empty for any
     * @return the pattern that opens the call, empty if none does
     */
    public Optional<String> somewhere(String environment, String proxy, String method, CalledPath path) {
        return environment.isEmpty() || in(environment) ? scope.by(proxy, method, path) : Optional.empty();
    }

    /** The proxies of which a gateway must name one for this call; empty if it need not. */
    public List<String> proxies(String method, CalledPath path) {
        return scope.operations().isEmpty()
                ? scope.proxies()
                : scope.operations().stream()
                        .filter(operation -> operation.opens(method, path))
                        .map(Operation::proxy)
                        .distinct()
                        .toList();
    }

    private boolean in(@Nullable String environment) {
        return environments.isEmpty() || environment != null && environments.contains(environment);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}

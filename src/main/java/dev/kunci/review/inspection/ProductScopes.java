package dev.kunci.review.inspection;

import dev.kunci.registry.path.OperationGroup;
import dev.kunci.registry.path.ProductScope;
import dev.kunci.review.RowMapping;
import dev.kunci.review.app.AppDetails.GrantView;
import dev.kunci.review.app.AppDetails.KeyView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads what the API products on a key open. */
@Component
class ProductScopes {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ProductScopes(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @return by the id of the product */
    Map<UUID, AccessSimulation.Opening> of(KeyView key) {
        List<UUID> products = key.grants().stream().map(GrantView::productId).toList();
        Map<UUID, AccessSimulation.Opening> openings = new HashMap<>();
        if (products.isEmpty()) {
            return openings;
        }
        jdbc.sql("select id, environments, proxies, api_resources, operation_group from api_product"
                        + " where organization_id = :organization and id in (:products)")
                .param("organization", key.target().organization())
                .param("products", products)
                .query(rs -> {
                    String stored = rs.getString("operation_group");
                    OperationGroup group = stored == null ? null : json.readValue(stored, OperationGroup.class);
                    ProductScope opening = ProductScope.of(
                            RowMapping.strings(rs, "proxies"),
                            RowMapping.strings(rs, "api_resources"),
                            group == null ? List.of() : group.operations(),
                            group);
                    openings.put(
                            rs.getObject("id", UUID.class),
                            new AccessSimulation.Opening(RowMapping.strings(rs, "environments"), opening));
                });
        return openings;
    }
}

package dev.kunci.review.inspection;

import dev.kunci.registry.access.CallScope;
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
    Map<UUID, CallScope> of(KeyView key) {
        List<UUID> products = key.grants().stream().map(GrantView::productId).toList();
        Map<UUID, CallScope> scopes = new HashMap<>();
        if (products.isEmpty()) {
            return scopes;
        }
        jdbc.sql("select id, environments, proxies, api_resources, operation_group from api_product"
                        + " where organization_id = :organization and id in (:products)")
                .param("organization", key.target().organization())
                .param("products", products)
                .query(rs -> {
                    scopes.put(rs.getObject("id", UUID.class), CallScope.of(rs, json));
                });
        return scopes;
    }
}

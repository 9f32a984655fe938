package dev.kunci.review.product;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permission;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.ApiProduct;
import dev.kunci.registry.StatusRepository;
import dev.kunci.review.product.ProductDetails.Approvers;
import dev.kunci.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads one API product and who decides on it. */
@Service
@Transactional(readOnly = true)
public class ProductDetailsReader {

    private static final String APPROVERS = """
            select o.name, m.all_products from membership m join operator o on o.id = m.operator_id
            where m.organization_id = :organization and 'approver' = any(m.roles) and not o.disabled
              and (m.all_products or exists (select 1 from membership_product p
                where p.organization_id = m.organization_id and p.operator_id = m.operator_id
                  and p.product_id = :product::uuid))
            order by lower(o.name), o.id
            """;

    private final StatusRepository statuses;
    private final JdbcClient jdbc;
    private final Permissions permissions;

    ProductDetailsReader(StatusRepository statuses, JdbcClient jdbc, Permissions permissions) {
        this.statuses = statuses;
        this.jdbc = jdbc;
        this.permissions = permissions;
    }

    /**
     * @throws Refusal.Forbidden unless the actor is a member
     * @throws Refusal.NotFound if this organization has no such product
     */
    public ProductDetails find(Actor actor, UUID organization, UUID id) {
        Permission permission = permissions.of(actor, organization);
        permission.require(Role.VIEWER);
        ApiProduct product = statuses.get(ApiProduct.class, organization, id);
        return new ProductDetails(
                organization,
                id,
                product.name(),
                product.draft(),
                product.operationGroup(),
                Objects.requireNonNull(product.version()),
                product.createdAt(),
                product.createdBy(),
                product.modifiedAt(),
                product.modifiedBy(),
                approvers(organization, id),
                permission,
                statuses.organization(organization).reasonsRequired());
    }

    /**
     * Who decides on a product.
     *
     * @param product null for one that does not exist yet
     */
    public Approvers approvers(Actor actor, UUID organization, @Nullable UUID product) {
        permissions.of(actor, organization).require(Role.VIEWER);
        return approvers(organization, product);
    }

    private Approvers approvers(UUID organization, @Nullable UUID product) {
        List<String> limited = new ArrayList<>();
        List<String> all = new ArrayList<>();
        jdbc.sql(APPROVERS)
                .param("organization", organization)
                .param("product", product)
                .query(rs -> {
                    (rs.getBoolean("all_products") ? all : limited).add(rs.getString("name"));
                });
        return new Approvers(List.copyOf(limited), List.copyOf(all));
    }
}

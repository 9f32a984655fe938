package dev.kunci.operators;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a permission from a membership, for statements that read one together with other things. */
public final class PermissionRow {

    /** The columns of a membership {@code m} for {@link #read}. */
    public static final String COLUMNS = """
            m.roles as member_roles, m.all_products as member_all_products,
              array(select mp.product_id from membership_product mp
                where mp.organization_id = m.organization_id and mp.operator_id = m.operator_id) as member_products
            """;

    private PermissionRow() {}

    /**
     * @param row with the {@link #COLUMNS} of a valid membership
     * @param atMost the roles that its operator's call is limited to
     * @param only the API products that its approvals are limited to, null for no limit
     */
    public static Permission read(ResultSet row, UUID organization, Set<Role> atMost, @Nullable Set<UUID> only)
            throws SQLException {
        Set<Role> roles = Role.of((String[]) row.getArray("member_roles").getArray());
        boolean member = !roles.isEmpty() && !atMost.isEmpty();
        roles.retainAll(atMost);
        if (member && roles.isEmpty()) {
            roles.add(Role.VIEWER);
        }
        Set<UUID> products = row.getBoolean("member_all_products")
                ? null
                : Arrays.stream((UUID[]) row.getArray("member_products").getArray())
                        .collect(Collectors.toUnmodifiableSet());
        return new Permission(organization, roles, both(products, only));
    }

    /** What is within both limits; an empty limit stays a limit. */
    private static @Nullable Set<UUID> both(@Nullable Set<UUID> some, @Nullable Set<UUID> others) {
        if (some == null || others == null) {
            return some == null ? others : some;
        }
        return some.stream().filter(others::contains).collect(Collectors.toUnmodifiableSet());
    }
}

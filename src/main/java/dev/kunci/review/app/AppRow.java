package dev.kunci.review.app;

import dev.kunci.registry.access.Gate;
import dev.kunci.registry.change.StatusSnapshot;
import dev.kunci.review.AccessState;
import dev.kunci.review.RowMapping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One app in a list.
 *
 * @param owner the developer's e-mail address or the app group's name
 * @param products the display names of the first API products on its keys
 * @param productNames the internal names of the same
 * @param productCount how many different ones there are
 * @param openKeys how many of its keys pass for at least one product
 * @param shut the gate that blocks every key; null if one passes, and if there is no key
 * @param changedAt when its details or its status were changed last
 */
public record AppRow(
        UUID id,
        String name,
        String displayName,
        String owner,
        List<String> products,
        List<String> productNames,
        int productCount,
        int keys,
        int openKeys,
        Gate.@Nullable Kind shut,
        StatusSnapshot standing,
        Instant createdAt,
        Instant changedAt) {

    private static final int SHOWN_PRODUCTS = 3;

    static AppRow of(ResultSet rs, int row) throws SQLException {
        return new AppRow(
                rs.getObject("id", UUID.class),
                rs.getString("name"),
                rs.getString("display_name"),
                rs.getString("owner"),
                shown(RowMapping.strings(rs, "titles")),
                shown(RowMapping.strings(rs, "names")),
                rs.getInt("names_count"),
                rs.getInt("keys"),
                rs.getInt("open"),
                RowMapping.gate(rs, "shut"),
                RowMapping.standing(rs, ""),
                RowMapping.instant(rs, "created_at"),
                RowMapping.instant(rs, "changed_at"));
    }

    private static List<String> shown(List<String> products) {
        return products.subList(0, Math.min(SHOWN_PRODUCTS, products.size()));
    }

    public AccessState access() {
        return AccessState.of(openKeys, keys);
    }

    /** The name to show: the display name if there is one. */
    public String title() {
        return displayName.isBlank() ? name : displayName;
    }
}

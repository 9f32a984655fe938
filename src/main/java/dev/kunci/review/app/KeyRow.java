package dev.kunci.review.app;

import dev.kunci.registry.access.Gate;
import dev.kunci.registry.change.StatusSnapshot;
import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.review.RowMapping;
import dev.kunci.review.app.AppDetails.KeyView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A key as read, before the gates above it are known. */
record KeyRow(
        UUID id,
        UUID app,
        long version,
        String hint,
        List<Attribute> attributes,
        List<String> scopes,
        Instant issuedAt,
        @Nullable Instant expiresAt,
        StatusSnapshot standing,
        List<GrantRow> grants) {

    /** @param grants by key */
    static KeyRow of(ResultSet rs, Map<UUID, List<GrantRow>> grants) throws SQLException {
        UUID id = rs.getObject("id", UUID.class);
        return new KeyRow(
                id,
                rs.getObject("app_id", UUID.class),
                rs.getLong("version"),
                rs.getString("key_hint"),
                RowMapping.attributes(rs),
                RowMapping.strings(rs, "scopes"),
                RowMapping.instant(rs, "issued_at"),
                RowMapping.optionalInstant(rs, "expires_at"),
                RowMapping.standing(rs, ""),
                grants.getOrDefault(id, List.of()));
    }

    KeyView view(UUID organization, GateChain above, Instant now) {
        GateChain chain = above.and(Gate.Kind.CREDENTIAL, hint, standing).and(Gate.expiry(hint, expiresAt, now));
        return new KeyView(
                new Target(organization, Level.CREDENTIAL, id),
                version,
                hint,
                attributes,
                scopes,
                issuedAt,
                expiresAt,
                standing,
                chain.access(),
                grants.stream().map(grant -> grant.view(organization, chain)).toList());
    }
}

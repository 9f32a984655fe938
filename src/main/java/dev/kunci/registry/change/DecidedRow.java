package dev.kunci.registry.change;

import dev.kunci.registry.Approvable;
import dev.kunci.registry.Grant;
import dev.kunci.registry.Owner;
import dev.kunci.registry.OwnerContent;
import dev.kunci.registry.StatusHolder;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * As much of a row as a decision reads and writes. It is no entity: for Hibernate to read one takes several times as
 * long as for PostgreSQL to find and lock it.
 */
final class DecidedRow {

    private DecidedRow() {}

    /** The columns of {@code x} that {@link #read} needs at this level. */
    static String columns(Level level) {
        String status = "x.id, x.status, x.status_revision, x.status_changed_at, x.status_changed_by";
        return level == Level.GRANT ? status + ", x.product_id, x.requested_by_id, x.widened_by" : status;
    }

    static StatusHolder read(ResultSet row, Level level, UUID organization) throws SQLException {
        StatusHolder.State state = new StatusHolder.State(
                row.getObject("id", UUID.class),
                organization,
                Status.of(row.getString("status")),
                row.getLong("status_revision"),
                row.getString("status_changed_by"),
                row.getObject("status_changed_at", OffsetDateTime.class).toInstant());
        return switch (level) {
            case DEVELOPER, APP_GROUP -> new OfOwner(level, state);
            case APP, CREDENTIAL -> new OfApprovable(level, state);
            case GRANT ->
                new OfGrant(
                        state,
                        row.getObject("product_id", UUID.class),
                        row.getObject("requested_by_id", UUID.class),
                        List.of((UUID[]) row.getArray("widened_by").getArray()));
        };
    }

    /** A developer or an app group. */
    private static final class OfOwner extends Owner {
        private final Level level;

        private OfOwner(Level level, State state) {
            super(state);
            this.level = level;
        }

        @Override
        public Level level() {
            return level;
        }

        @Override
        public OwnerContent content() {
            throw new UnsupportedOperationException("a decision does not read the content");
        }
    }

    /** An app or a key. */
    private static final class OfApprovable extends Approvable {
        private final Level level;

        private OfApprovable(Level level, State state) {
            super(state);
            this.level = level;
        }

        @Override
        public Level level() {
            return level;
        }
    }

    /** An API product on a key. */
    private static final class OfGrant extends Grant {
        private OfGrant(State state, UUID product, @Nullable UUID requestedBy, List<UUID> widenedBy) {
            super(state, product, requestedBy, widenedBy);
        }
    }
}

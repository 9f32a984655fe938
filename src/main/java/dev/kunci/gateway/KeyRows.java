package dev.kunci.gateway;

import dev.kunci.shared.database.SidePool;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Consumer;

/** Reads the hashes of all existing keys. */
class KeyRows {

    /** How many rows are in memory at a time. */
    private static final int AT_ONCE = 10_000;

    private static final String KEYS = "select organization_id, key_hash from credential";

    private final SidePool pool;

    KeyRows(SidePool pool) {
        this.pool = pool;
    }

    long count() {
        return pool.jdbc()
                .sql("select count(*) from credential")
                .query(Long.class)
                .single();
    }

    /** All keys of one moment. */
    void all(Consumer<KeyHash> keys) throws SQLException {
        stream(KEYS, statement -> {}, keys);
    }

    void of(UUID organization, Consumer<KeyHash> keys) throws SQLException {
        stream(KEYS + " where organization_id = ?", statement -> statement.setObject(1, organization), keys);
    }

    void of(UUID organization, Collection<UUID> credentials, Consumer<KeyHash> keys) throws SQLException {
        stream(
                KEYS + " where organization_id = ? and id = any(?)",
                statement -> {
                    statement.setObject(1, organization);
                    statement.setArray(2, statement.getConnection().createArrayOf("uuid", credentials.toArray()));
                },
                keys);
    }

    @FunctionalInterface
    private interface Filling {
        void of(PreparedStatement statement) throws SQLException;
    }

    /** The driver reads in portions only within a transaction. */
    private void stream(String sql, Filling filling, Consumer<KeyHash> keys) throws SQLException {
        try (Connection connection = pool.connect()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setFetchSize(AT_ONCE);
                filling.of(statement);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        keys.accept(KeyHash.of(rows.getObject(1, UUID.class), rows.getBytes(2)));
                    }
                }
            } finally {
                connection.rollback();
            }
        }
    }
}

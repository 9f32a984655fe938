package dev.kunci.registry.keyset;

import dev.kunci.vault.KeyName;
import dev.kunci.vault.KeysetState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database stores about keysets: numbers and fingerprints of keys, never a key. */
final class KeysetTable {

    private static final String STATE = "select key_version, value_version, next_version, next_value_version,"
            + " switched_at, resealed, last_organization, last_credential, moved from keyset_claim where id = 1";

    /** An instance that was last seen longer ago counts as gone; if it returns, it notices what it lacks. */
    private static final String GONE = "2 minutes";

    private final JdbcClient jdbc;

    KeysetTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One key of a keyset.
     *
     * @param since when this database first heard of it
     */
    record Known(
            KeyName name,
            byte[] fingerprint,
            Instant since,
            @Nullable Instant retired) {

        static Known of(ResultSet rs, int row) throws SQLException {
            return new Known(
                    new KeyName(rs.getString("keyset"), rs.getLong("version")),
                    rs.getBytes("fingerprint"),
                    rs.getObject("known_since", OffsetDateTime.class).toInstant(),
                    at(rs, "retired_at"));
        }
    }

    /** Serializes changes of files and tables until the end of this transaction. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('kunci.keysets'))")
                .query()
                .listOfRows();
    }

    /** @param locking the lock on the row: {@code ""}, {@code "for share"} or {@code "for update"} */
    Optional<KeysetState> state(String locking) {
        return jdbc.sql(STATE + " " + locking)
                .query((rs, n) -> new KeysetState(
                        rs.getLong("key_version"),
                        rs.getLong("value_version"),
                        next(rs),
                        at(rs, "switched_at"),
                        rs.getBoolean("resealed"),
                        last(rs),
                        rs.getLong("moved"),
                        Set.of()))
                .optional()
                .map(state -> new KeysetState(
                        state.lookup(),
                        state.values(),
                        state.next(),
                        state.switched(),
                        state.resealed(),
                        state.last(),
                        state.moved(),
                        retired()));
    }

    List<Known> keys() {
        return jdbc.sql("select keyset, version, fingerprint, known_since, retired_at from keyset_key"
                        + " order by keyset, known_since, version")
                .query(Known::of)
                .list();
    }

    private Set<KeyName> retired() {
        return new HashSet<>(jdbc.sql("select keyset, version from keyset_key where retired_at is not null")
                .query((rs, n) -> new KeyName(rs.getString("keyset"), rs.getLong("version")))
                .list());
    }

    void add(KeyName name, byte[] fingerprint) {
        jdbc.sql("insert into keyset_key (keyset, version, fingerprint) values (?, ?, ?) on conflict do nothing")
                .params(name.keyset(), name.version(), fingerprint)
                .update();
    }

    void retire(KeyName name) {
        jdbc.sql("update keyset_key set retired_at = now() where keyset = ? and version = ?")
                .params(name.keyset(), name.version())
                .update();
    }

    /** Stores the first keys; existing credentials are checked for other ones. */
    void begin(long lookup, long values, byte[] fingerprint) {
        jdbc.sql("insert into keyset_claim (id, key_version, fingerprint, value_version, resealed)"
                        + " select 1, ?, ?, ?, not exists (select 1 from credential)"
                        + " on conflict (id) do update set value_version = excluded.value_version")
                .params(lookup, fingerprint, values)
                .update();
    }

    void announce(KeysetState.Next next) {
        jdbc.sql("update keyset_claim set next_version = ?, next_value_version = ?")
                .params(next.lookup(), next.values())
                .update();
    }

    void writeWith(KeysetState.Next next, byte[] fingerprint) {
        jdbc.sql("update keyset_claim set key_version = ?, fingerprint = ?, value_version = ?, next_version = null,"
                        + " next_value_version = null, switched_at = now(), resealed = false, last_organization = null,"
                        + " last_credential = null, moved = 0")
                .params(next.lookup(), fingerprint, next.values())
                .update();
    }

    void moved(KeysetState.@Nullable Last last, long more) {
        jdbc.sql("update keyset_claim set last_organization = ?, last_credential = ?, moved = moved + ?")
                .param(last == null ? null : last.organization())
                .param(last == null ? null : last.credential())
                .param(more)
                .update();
    }

    void resealed() {
        jdbc.sql("update keyset_claim set resealed = true, last_organization = null, last_credential = null")
                .update();
    }

    /** An instance announces which keys it can read with. */
    void present(UUID instance, String name, Set<KeyName> keys) {
        jdbc.sql("insert into keyset_reader (instance, name, keys) values (?, ?, ?)"
                        + " on conflict (instance) do update set keys = excluded.keys, seen = now()")
                .params(
                        instance,
                        name,
                        keys.stream().map(KeyName::toString).sorted().toArray(String[]::new))
                .update();
    }

    void gone(UUID instance) {
        jdbc.sql("delete from keyset_reader where instance = ?").param(instance).update();
    }

    /** The names of the instances that cannot read with these keys yet. */
    List<String> without(Set<KeyName> keys) {
        jdbc.sql("delete from keyset_reader where seen < now() - interval '" + GONE + "'")
                .update();
        return jdbc.sql("select name from keyset_reader where not keys @> ?::text[] order by name")
                .param(keys.stream().map(KeyName::toString).toArray(String[]::new))
                .query((rs, n) -> rs.getString("name"))
                .list();
    }

    private static KeysetState.@Nullable Next next(ResultSet rs) throws SQLException {
        long lookup = rs.getLong("next_version");
        return rs.wasNull() ? null : new KeysetState.Next(lookup, rs.getLong("next_value_version"));
    }

    private static KeysetState.@Nullable Last last(ResultSet rs) throws SQLException {
        UUID organization = rs.getObject("last_organization", UUID.class);
        return organization == null
                ? null
                : new KeysetState.Last(organization, rs.getObject("last_credential", UUID.class));
    }

    private static @Nullable Instant at(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}

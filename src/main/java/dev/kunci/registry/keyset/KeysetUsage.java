package dev.kunci.registry.keyset;

import dev.kunci.vault.KeyName;
import dev.kunci.vault.KeysetState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is stored under each key of the keysets. A key is retired only when nothing is. */
@Component
public class KeysetUsage {

    /** How long idempotency keys are kept: their fingerprints are made with the keysets. */
    public static final Duration IDEMPOTENCY_KEYS_KEPT = Duration.ofHours(24);

    private static final String CREDENTIALS =
            "select hash_version as version, count(*) as n from credential group by hash_version";

    /**
     * Deleted keys of which only the hash is left; it cannot be computed again under another key, because nobody has
     * the consumer key.
     */
    private static final String RESERVED = """
            select hash_version as version, count(*) as n from consumer_key k where not exists
              (select 1 from credential c where c.organization_id = k.organization_id and c.key_hash = k.key_hash)
            group by hash_version
            """;

    private static final String VALUES = """
            select ('x' || encode(substring(sealed from 2 for 4), 'hex'))::bit(32)::bigint & 4294967295 as version,
              count(*) as n
            from credential, unnest(array[key_cipher, secret_cipher]) as sealed group by 1
            """;

    private static final String ONCE = "select count(*) from once_made where at < ? and at > ?";

    private final JdbcClient jdbc;
    private final KeysetTable table;

    KeysetUsage(JdbcClient jdbc, KeysetTable table) {
        this.jdbc = jdbc;
        this.table = table;
    }

    /** The state of a key. */
    public enum State {
        /** Not all instances can read with it yet. */
        NEXT,
        WRITTEN,
        EARLIER,
        RETIRED
    }

    /**
     * One key of a keyset.
     *
     * @param since when this database first heard of it
     * @param stored how many keys and secrets of credentials are stored under it
     * @param reserved how many deleted keys are reserved under it
     * @param calls how many idempotent calls are stored under it, for a day at most
     */
    public record Use(KeyName name, State state, Instant since, long stored, long reserved, long calls) {

        /** Whether nothing depends on it. */
        public boolean idle() {
            return stored + reserved + calls == 0;
        }
    }

    List<Use> list() {
        KeysetState state = table.state("").orElseThrow();
        Map<KeyName, Long> stored = new HashMap<>();
        counts(CREDENTIALS).forEach((version, n) -> stored.put(KeyName.lookup(version), n));
        counts(VALUES).forEach((version, n) -> stored.put(KeyName.values(version), n));
        Map<Long, Long> reserved = counts(RESERVED);
        return table.keys().stream()
                .map(known -> use(known, state, stored, reserved))
                .toList();
    }

    private Use use(KeysetTable.Known known, KeysetState state, Map<KeyName, Long> stored, Map<Long, Long> reserved) {
        KeyName name = known.name();
        boolean lookup = name.keyset().equals(KeyName.LOOKUP);
        State is = stateOf(known, state);
        return new Use(
                name,
                is,
                known.since(),
                stored.getOrDefault(name, 0L),
                lookup ? reserved.getOrDefault(name.version(), 0L) : 0,
                lookup && is == State.EARLIER ? calls(state) : 0);
    }

    private static State stateOf(KeysetTable.Known known, KeysetState state) {
        Set<KeyName> next = state.next() == null ? Set.of() : state.next().names();
        if (known.retired() != null) {
            return State.RETIRED;
        }
        return state.written().contains(known.name())
                ? State.WRITTEN
                : next.contains(known.name()) ? State.NEXT : State.EARLIER;
    }

    private long calls(KeysetState state) {
        Instant switched = state.switched();
        return switched == null
                ? 0
                : jdbc.sql(ONCE)
                        .param(switched.plus(Duration.ofMinutes(1)).atOffset(ZoneOffset.UTC))
                        .param(switched.minus(IDEMPOTENCY_KEYS_KEPT).atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single();
    }

    private Map<Long, Long> counts(String sql) {
        Map<Long, Long> counts = new HashMap<>();
        jdbc.sql(sql).query(rs -> {
            counts.put(rs.getLong("version"), rs.getLong("n"));
        });
        return counts;
    }
}

package dev.kunci.audit;

import dev.kunci.shared.database.TimeoutBounds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the audit log, newest first. The caller has checked that the reader may see it. */
@Service
@Transactional(readOnly = true)
public class AuditReader {

    private static final Duration AROUND = Duration.ofSeconds(5);
    private static final int FETCHED = 500;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditReader(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public List<AuditRecord> find(UUID organization, AuditFilter filter, int offset, int limit) {
        if (!AuditStatement.hasText(filter)) {
            return query(AuditStatement.page(organization, filter, offset, limit))
                    .query(this::record)
                    .list();
        }
        List<AuditRecord> recent = query(AuditStatement.recent(organization, filter, offset, limit))
                .query(this::record)
                .list();
        return recent.size() == limit
                ? recent
                : query(AuditStatement.found(organization, filter, offset, limit))
                        .query(this::record)
                        .list();
    }

    /** What was requested and decided about an API product on the keys of an app, newest first. */
    public List<AuditRecord> grants(UUID organization, UUID app, UUID product, int limit) {
        return query(AuditStatement.grants(organization, app, product, limit))
                .query(this::record)
                .list();
    }

    /** @return how many records match, counted up to {@code most} */
    public int count(UUID organization, AuditFilter filter, int most) {
        return query(AuditStatement.count(organization, filter, most))
                .query(Integer.class)
                .single();
    }

    /** @return how many records match */
    public long countAll(UUID organization, AuditFilter filter) {
        return query(AuditStatement.count(organization, filter, Long.MAX_VALUE))
                .query(Long.class)
                .single();
    }

    /** Now, by the clock that dates the records. */
    public Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** Makes the transaction read from one snapshot and allows a slow consumer; call it first. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    public void holdStill() {
        jdbc.sql("set transaction isolation level repeatable read").update();
        TimeoutBounds.takeTime(jdbc);
    }

    /** Passes on every matching record, newest first, holding at most a few hundred in memory. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    public void each(UUID organization, AuditFilter filter, Consumer<AuditRecord> reader) {
        query(AuditStatement.all(organization, filter)).withFetchSize(FETCHED).query((ResultSet rs) -> {
            reader.accept(record(rs, rs.getRow()));
        });
    }

    /** The name of an object in the last record about itself; empty if there is none. */
    public Optional<Subject> subject(UUID organization, AuditScope scope) {
        return query(AuditStatement.last(organization, scope))
                .query(this::record)
                .optional()
                .map(AuditRecord::subject);
    }

    /** The object of this type that last had this name in a record; empty if there is none. */
    public Optional<UUID> called(UUID organization, String type, String label) {
        return query(AuditStatement.called(organization, type, label))
                .query(UUID.class)
                .optional();
    }

    /** For each object, the last record that led to its present status; objects without a record are left out. */
    public Map<AuditField, AuditRecord> lastThatSay(UUID organization, Collection<AuditField> fields) {
        if (fields.isEmpty()) {
            return Map.of();
        }
        Map<AuditField, AuditRecord> last = new HashMap<>();
        query(AuditStatement.lastThatSay(organization, fields)).query((ResultSet rs) -> {
            AuditRecord record = record(rs, rs.getRow());
            String name = rs.getString("asked");
            fields.stream()
                    .filter(field -> field.name().equals(name)
                            && field.subject().equals(record.subject().id()))
                    .forEach(field -> last.put(field, record));
        });
        return last;
    }

    /** The records within an object and its parts whose state "after" has this field, latest first. */
    public List<AuditRecord> saying(UUID organization, AuditScope whole, String name, int limit) {
        return query(AuditStatement.saying(organization, whole, name, limit))
                .query(this::record)
                .list();
    }

    /** Records by id; the times in their version 7 ids lead to the few rows around them. */
    public List<AuditRecord> find(UUID organization, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        LongSummaryStatistics made =
                ids.stream().mapToLong(id -> id.getMostSignificantBits() >>> 16).summaryStatistics();
        return jdbc.sql("select * from audit_record where organization_id = :organization"
                        + " and id = any(:ids::text[]::uuid[]) and at between :early and :late")
                .param("organization", organization)
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .param("early", utc(Instant.ofEpochMilli(made.getMin()).minus(AROUND)))
                .param("late", utc(Instant.ofEpochMilli(made.getMax()).plus(AROUND)))
                .query(this::record)
                .list();
    }

    public Optional<AuditRecord> find(UUID organization, UUID id) {
        return find(organization, List.of(id)).stream().findFirst();
    }

    /**
     * Planned again for each filter, and never as a full table scan: statistics do not know how rare a word is, or when
     * it was written.
     */
    JdbcClient.StatementSpec query(AuditStatement statement) {
        jdbc.sql("select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('jit', 'off', true),"
                        + " set_config('max_parallel_workers_per_gather', '0', true),"
                        + " set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', :walk, true)")
                .param("walk", statement.unordered() ? "off" : "on")
                .query()
                .listOfRows();
        return jdbc.sql(statement.sql()).params(statement.params());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private AuditRecord record(ResultSet rs, int row) throws SQLException {
        Origin origin =
                new Origin(Channel.of(rs.getString("channel")), rs.getString("address"), rs.getString("request_id"));
        return new AuditRecord(
                rs.getObject("organization_id", UUID.class),
                rs.getObject("id", UUID.class),
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                new ActorSnapshot(
                        rs.getObject("actor_id", UUID.class),
                        rs.getString("actor"),
                        rs.getString("on_behalf_of"),
                        origin),
                Action.of(rs.getString("action")),
                new Subject(
                        rs.getString("subject_type"),
                        rs.getObject("subject_id", UUID.class),
                        rs.getString("subject"),
                        rs.getObject("owner_id", UUID.class),
                        rs.getObject("app_id", UUID.class),
                        rs.getObject("product_id", UUID.class)),
                map(rs.getString("before")),
                map(rs.getString("after")),
                rs.getString("reason"),
                Outcome.of(rs.getString("outcome")),
                rs.getObject("undoes", UUID.class));
    }

    private @Nullable Map<String, Object> map(@Nullable String text) {
        return text == null ? null : json.readValue(text, new TypeReference<Map<String, Object>>() {});
    }
}

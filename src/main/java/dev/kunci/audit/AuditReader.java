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

/** Reads the record, newest first; whoever calls it has checked that the reader may. */
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

    /** What was asked for and decided about an API product on the keys of an app, newest first. */
    public List<AuditRecord> grants(UUID organization, UUID app, UUID product, int limit) {
        return query(AuditStatement.grants(organization, app, product, limit))
                .query(this::record)
                .list();
    }

    /** @return how many records match, counted to {@code most} at the most */
    public int count(UUID organization, AuditFilter filter, int most) {
        return query(AuditStatement.count(organization, filter, most))
                .query(Integer.class)
                .single();
    }

    /** @return how many records match, however many there are */
    public long countAll(UUID organization, AuditFilter filter) {
        return query(AuditStatement.count(organization, filter, Long.MAX_VALUE))
                .query(Long.class)
                .single();
    }

    /** This moment, by the clock that dates the records. */
    public Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** Lets all that this transaction reads be of one moment, and hands it to somebody slow; the first thing it does. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    public void holdStill() {
        jdbc.sql("set transaction isolation level repeatable read").update();
        TimeoutBounds.takeTime(jdbc);
    }

    /** Hands over every record that matches, newest first, without ever holding more than a few hundred. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    public void each(UUID organization, AuditFilter filter, Consumer<AuditRecord> reader) {
        query(AuditStatement.all(organization, filter)).withFetchSize(FETCHED).query((ResultSet rs) -> {
            reader.accept(record(rs, rs.getRow()));
        });
    }

    /** What an object was called in the last record of its own; empty where there is none. */
    public Optional<Subject> subject(UUID organization, AuditScope object) {
        return query(AuditStatement.last(organization, object))
                .query(this::record)
                .optional()
                .map(AuditRecord::subject);
    }

    /** The last thing of this type that a record called so; empty where there is none. */
    public Optional<UUID> called(UUID organization, String type, String label) {
        return query(AuditStatement.called(organization, type, label))
                .query(UUID.class)
                .optional();
    }

    /** The last record in which each of these came to be what it is; none for what no record says. */
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

    /** The records within a whole that say something under this name of the state after, the latest first. */
    public List<AuditRecord> saying(UUID organization, AuditScope whole, String name, int limit) {
        return query(AuditStatement.saying(organization, whole, name, limit))
                .query(this::record)
                .list();
    }

    /** Some records; the times in their identifiers (version 7) lead to the few rows around them. */
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
     * Planned anew for each filter, and never through a whole table: statistics do not tell how rare a word is or when
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

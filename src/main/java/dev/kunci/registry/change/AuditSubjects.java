package dev.kunci.registry.change;

import dev.kunci.audit.Subject;
import dev.kunci.registry.DecisionPolicy;
import dev.kunci.registry.StatusHolder;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Names objects for the audit log as they are called at this moment, from the outside in. */
@Component
@Transactional(readOnly = true)
public class AuditSubjects {

    /**
     * The app {@code o} of each row, with its owner. {@code offset 0} keeps PostgreSQL from joining all apps first, which
     * it does as long as it has no statistics about the tables.
     */
    private static final String OWNED = """
             cross join lateral (select a.id as app_id, a.name, coalesce(d.email, g.name) as owner,
               coalesce(d.id, g.id) as owner_id from app a
               left join developer d on d.organization_id = a.organization_id and d.id = a.developer_id
               left join app_group g on g.organization_id = a.organization_id and g.id = a.app_group_id
               where a.organization_id = :organization and a.id = %s offset 0) o
            """;

    private static final Map<Level, String> NAMES = Map.of(
            Level.DEVELOPER,
            "select t.id, t.email as label, t.id as owner_id, null::uuid as app_id, null::uuid as product_id"
                    + " from developer t where t.organization_id = :organization and t.id = any(:ids::uuid[])",
            Level.APP_GROUP,
            "select t.id, t.name as label, t.id as owner_id, null::uuid as app_id, null::uuid as product_id"
                    + " from app_group t where t.organization_id = :organization and t.id = any(:ids::uuid[])",
            Level.APP,
            "select t.id, concat_ws(' / ', o.owner, o.name) as label,"
                    + " o.owner_id, o.app_id, null::uuid as product_id from app t"
                    + OWNED.formatted("t.id")
                    + " where t.organization_id = :organization and t.id = any(:ids::uuid[])",
            Level.CREDENTIAL,
            "select t.id, concat_ws(' / ', o.owner, o.name, t.key_hint || '…') as label,"
                    + " o.owner_id, o.app_id, null::uuid as product_id from credential t"
                    + OWNED.formatted("t.app_id")
                    + " where t.organization_id = :organization and t.id = any(:ids::uuid[])",
            Level.GRANT,
            "select t.id, concat_ws(' / ', o.owner, o.name, c.key_hint || '…', p.name) as label,"
                    + " o.owner_id, o.app_id, p.id as product_id from product_grant t"
                    + " cross join lateral (select * from credential c"
                    + " where c.organization_id = :organization and c.id = t.credential_id offset 0) c"
                    + " cross join lateral (select * from api_product p"
                    + " where p.organization_id = :organization and p.id = t.product_id offset 0) p"
                    + OWNED.formatted("c.app_id")
                    + " where t.organization_id = :organization and t.id = any(:ids::uuid[])");

    private static final String FOR_DECISION = """
            select setting.reasons_required, setting.four_eyes, named.*
            from organization setting left join (%s) named on true
            where setting.id = :organization
            """;

    private final JdbcClient jdbc;

    AuditSubjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return the subjects by id; what does not exist is missing */
    public Map<UUID, Subject> name(UUID organization, Collection<Target> targets) {
        Map<UUID, Subject> subjects = new HashMap<>();
        for (Level level : Level.values()) {
            String[] ids = ids(targets, level);
            if (ids.length > 0) {
                name(organization, level, ids).forEach(s -> subjects.put(Objects.requireNonNull(s.id()), s));
            }
        }
        return subjects;
    }

    /**
     * The subjects of a decision's transaction, and the organization's settings for it.
     *
     * @param subjects by id; what does not exist is missing
     */
    public record ForDecision(Map<UUID, Subject> subjects, DecisionPolicy policy) {}

    /**
     * Reads the names of what is about to be decided together with the organization's settings for decisions, both as
     * of this moment, in one statement for each level.
     *
     * @throws Refusal.NotFound if there is no such organization
     */
    public ForDecision forDecision(UUID organization, Collection<Target> targets) {
        Map<UUID, Subject> subjects = new HashMap<>();
        DecisionPolicy policy = null;
        for (Level level : Level.values()) {
            String[] ids = ids(targets, level);
            if (ids.length > 0) {
                policy = forDecision(organization, level, ids, subjects);
            }
        }
        if (policy == null) {
            throw new Refusal.NotFound("refusal.unknown.organization");
        }
        return new ForDecision(subjects, policy);
    }

    private @Nullable DecisionPolicy forDecision(
            UUID organization, Level level, String[] ids, Map<UUID, Subject> subjects) {
        return jdbc
                .sql(FOR_DECISION.formatted(NAMES.get(level)))
                .param("organization", organization)
                .param("ids", ids)
                .query((row, _) -> {
                    UUID id = row.getObject("id", UUID.class);
                    if (id != null) {
                        subjects.put(id, subject(row, level));
                    }
                    return new DecisionPolicy(row.getBoolean("reasons_required"), row.getBoolean("four_eyes"));
                })
                .list()
                .stream()
                .findFirst()
                .orElse(null);
    }

    public Subject name(StatusHolder holder) {
        @Nullable
        Subject subject =
                name(holder.organizationId(), List.of(holder.target())).get(holder.id());
        return Objects.requireNonNull(subject, "the row must have been flushed");
    }

    private List<Subject> name(UUID organization, Level level, String[] ids) {
        return jdbc.sql(Objects.requireNonNull(NAMES.get(level)))
                .param("organization", organization)
                .param("ids", ids)
                .query((row, _) -> subject(row, level))
                .list();
    }

    private static Subject subject(ResultSet row, Level level) throws SQLException {
        return new Subject(
                level.code(),
                row.getObject("id", UUID.class),
                row.getString("label"),
                row.getObject("owner_id", UUID.class),
                row.getObject("app_id", UUID.class),
                row.getObject("product_id", UUID.class));
    }

    private static String[] ids(Collection<Target> targets, Level level) {
        return targets.stream()
                .filter(t -> t.level() == level)
                .map(t -> t.id().toString())
                .toArray(String[]::new);
    }
}

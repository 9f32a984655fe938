package dev.kunci.registry.change;

import dev.kunci.audit.Subject;
import dev.kunci.registry.StatusHolder;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
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

    private static final String OWNED = """
             join app a on a.organization_id = :organization and a.id = %s
             left join developer d on d.organization_id = a.organization_id and d.id = a.developer_id
             left join app_group g on g.organization_id = a.organization_id and g.id = a.app_group_id
            """;

    private static final Map<Level, String> NAMES = Map.of(
            Level.DEVELOPER,
            "select t.id, t.email as label, t.id as owner_id, null::uuid as app_id, null::uuid as product_id"
                    + " from developer t where t.organization_id = :organization and t.id = any(:ids::uuid[])",
            Level.APP_GROUP,
            "select t.id, t.name as label, t.id as owner_id, null::uuid as app_id, null::uuid as product_id"
                    + " from app_group t where t.organization_id = :organization and t.id = any(:ids::uuid[])",
            Level.APP,
            "select t.id, concat_ws(' / ', coalesce(d.email, g.name), a.name) as label,"
                    + " coalesce(d.id, g.id) as owner_id, a.id as app_id, null::uuid as product_id from app t"
                    + OWNED.formatted("t.id")
                    + " where t.organization_id = :organization and t.id = any(:ids::uuid[])",
            Level.CREDENTIAL,
            "select t.id, concat_ws(' / ', coalesce(d.email, g.name), a.name, t.key_hint || '…') as label,"
                    + " coalesce(d.id, g.id) as owner_id, a.id as app_id, null::uuid as product_id from credential t"
                    + OWNED.formatted("t.app_id")
                    + " where t.organization_id = :organization and t.id = any(:ids::uuid[])",
            Level.GRANT,
            "select t.id, concat_ws(' / ', coalesce(d.email, g.name), a.name, c.key_hint || '…', p.name) as label,"
                    + " coalesce(d.id, g.id) as owner_id, a.id as app_id, p.id as product_id from product_grant t"
                    + " join credential c on c.organization_id = :organization and c.id = t.credential_id"
                    + " join api_product p on p.organization_id = :organization and p.id = t.product_id"
                    + OWNED.formatted("c.app_id")
                    + " where t.organization_id = :organization and t.id = any(:ids::uuid[])");

    private final JdbcClient jdbc;

    AuditSubjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return the subjects by id; what does not exist is missing */
    public Map<UUID, Subject> name(UUID organization, Collection<Target> targets) {
        Map<UUID, Subject> subjects = new HashMap<>();
        for (Level level : Level.values()) {
            String[] ids = targets.stream()
                    .filter(t -> t.level() == level)
                    .map(t -> t.id().toString())
                    .toArray(String[]::new);
            if (ids.length > 0) {
                name(organization, level, ids).forEach(s -> subjects.put(Objects.requireNonNull(s.id()), s));
            }
        }
        return subjects;
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
                .query((rs, n) -> new Subject(
                        level.code(),
                        rs.getObject("id", UUID.class),
                        rs.getString("label"),
                        rs.getObject("owner_id", UUID.class),
                        rs.getObject("app_id", UUID.class),
                        rs.getObject("product_id", UUID.class)))
                .list();
    }
}

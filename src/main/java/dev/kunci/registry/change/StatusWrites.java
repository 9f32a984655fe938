package dev.kunci.registry.change;

import dev.kunci.registry.StatusHolder;
import dev.kunci.registry.value.Level;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes decided statuses with one statement for each level and organization, however many they are. PostgreSQL changes
 * a row in a set in a fraction of the time that a statement of its own takes, and checks the records of all of them at
 * once.
 */
@Component
class StatusWrites {

    private static final String WRITE = """
            update %s t set status = n.status, status_revision = n.revision, status_changed_at = n.at, status_changed_by = n.by
            from unnest(:ids::uuid[], :statuses::text[], :revisions::bigint[], :instants::timestamptz[], :names::text[])
              as n (id, status, revision, at, by)
            where t.organization_id = :organization and t.id = n.id
            """;

    private final JdbcClient jdbc;

    StatusWrites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param decided of {@link StatusLocks}, changed by nothing but their verbs
     */
    void write(Collection<? extends StatusHolder> decided) {
        Map<Level, Map<UUID, List<StatusHolder>>> sets = decided.stream()
                .collect(Collectors.groupingBy(
                        StatusHolder::level,
                        () -> new EnumMap<>(Level.class),
                        Collectors.groupingBy(StatusHolder::organizationId)));
        sets.forEach((level, organizations) ->
                organizations.forEach((organization, holders) -> write(level, organization, holders)));
    }

    private void write(Level level, UUID organization, List<StatusHolder> holders) {
        int written = jdbc.sql(WRITE.formatted(level.table()))
                .param("organization", organization)
                .param("ids", texts(holders, holder -> holder.id().toString()))
                .param("statuses", texts(holders, holder -> holder.status().code()))
                .param("revisions", texts(holders, holder -> Long.toString(holder.statusRevision())))
                .param("instants", texts(holders, holder -> holder.statusChangedAt()
                        .toString()))
                .param("names", texts(holders, StatusHolder::statusChangedBy))
                .update();
        if (written != holders.size()) {
            throw new IllegalStateException("a row of " + level + " is gone although it is locked");
        }
    }

    private static String[] texts(List<StatusHolder> holders, Function<StatusHolder, String> text) {
        return holders.stream().map(text).toArray(String[]::new);
    }
}

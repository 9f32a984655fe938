package dev.kunci.review.audit;

import dev.kunci.audit.AuditRecord;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells what the things that records are about are called on the way to them: as they are called now, and where they are
 * gone as the record called them.
 */
@Service
@Transactional(readOnly = true)
public class AuditSubjectPaths {

    private static final String BETWEEN = " / ";

    private static final String NAMES = """
            select id, email as name from developer
              where organization_id = :organization and id = any(:owners::uuid[])
            union all select id, name from app_group
              where organization_id = :organization and id = any(:owners::uuid[])
            union all select id, name from app where organization_id = :organization and id = any(:apps::uuid[])
            union all select id, name from api_product
              where organization_id = :organization and id = any(:products::uuid[])
            union all select id, credential_id::text from product_grant
              where organization_id = :organization and id = any(:subjects::uuid[])
            """;

    private final JdbcClient jdbc;
    private final Permissions permissions;

    AuditSubjectPaths(JdbcClient jdbc, Permissions permissions) {
        this.jdbc = jdbc;
        this.permissions = permissions;
    }

    /**
     * The names on the way to a thing, empty beyond it.
     *
     * @param group whether the owner is an app group
     * @param key the keyId, or only its hint where the API product on it is gone and no record here is of the key itself
     */
    public record SubjectPath(boolean group, String owner, String app, String key, String product) {}

    private record Name(UUID id, String text) {}

    /** @return the place of the subject of each of these records */
    public Map<AuditRecord, SubjectPath> of(Actor actor, UUID organization, Collection<AuditRecord> records) {
        permissions.of(actor, organization).require(Role.VIEWER);
        List<Subject> subjects = records.stream().map(AuditRecord::subject).toList();
        Map<UUID, String> names = new HashMap<>();
        Map<String, String> keys = new HashMap<>();
        jdbc.sql(NAMES)
                .param("organization", organization)
                .param("owners", ids(subjects, Subject::ownerId))
                .param("apps", ids(subjects, Subject::appId))
                .param("products", ids(subjects, Subject::productId))
                .param("subjects", ids(subjects, subject -> subject.type().equals("grant") ? subject.id() : null))
                .query((rs, n) -> new Name(rs.getObject("id", UUID.class), rs.getString("name")))
                .list()
                .forEach(name -> names.put(name.id(), name.text()));
        subjects.stream()
                .filter(subject -> subject.type().equals("credential"))
                .forEach(subject -> keys.put(subject.label(), String.valueOf(subject.id())));
        Map<AuditRecord, SubjectPath> paths = new HashMap<>();
        records.forEach(record -> paths.put(record, path(record.subject(), names, keys)));
        return paths;
    }

    /**
     * Names of apps may hold what stands between names; all others are found from the ends.
     *
     * @param keys the ids of keys that records call so
     */
    private static SubjectPath path(Subject subject, Map<UUID, String> names, Map<String, String> keys) {
        String label = subject.label();
        String product = "";
        String key = "";
        if (subject.type().equals("grant")) {
            product = name(names, subject.productId(), last(label));
            label = butLast(label);
            key = name(names, subject.id(), keys.getOrDefault(label, last(label)));
            label = butLast(label);
        } else if (subject.type().equals("credential")) {
            key = String.valueOf(subject.id());
            label = butLast(label);
        } else if (subject.type().equals("product")) {
            return new SubjectPath(false, "", "", "", name(names, subject.productId(), label));
        }
        int end = label.indexOf(BETWEEN);
        String owner = end < 0 ? label : label.substring(0, end);
        String app = end < 0 ? "" : label.substring(end + BETWEEN.length());
        String ownerNow = name(names, subject.ownerId(), owner);
        return new SubjectPath(
                ownerNow.indexOf('@') < 0,
                ownerNow,
                app.isEmpty() ? "" : name(names, subject.appId(), app),
                key,
                product);
    }

    private static String last(String label) {
        int start = label.lastIndexOf(BETWEEN);
        return start < 0 ? label : label.substring(start + BETWEEN.length());
    }

    private static String butLast(String label) {
        int end = label.lastIndexOf(BETWEEN);
        return end < 0 ? "" : label.substring(0, end);
    }

    private static String name(Map<UUID, String> names, @Nullable UUID id, String then) {
        return Objects.requireNonNullElse(id == null ? null : names.get(id), then);
    }

    private static String[] ids(Collection<Subject> subjects, Function<Subject, @Nullable UUID> part) {
        return subjects.stream()
                .map(part)
                .filter(Objects::nonNull)
                .map(UUID::toString)
                .distinct()
                .toArray(String[]::new);
    }
}

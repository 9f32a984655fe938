package dev.kunci.review.audit;

import dev.kunci.audit.AuditReader;
import dev.kunci.audit.AuditScope;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Names the objects of records, for links between records and objects. */
@Service
@Transactional(readOnly = true)
public class AuditObjects {

    private static final String NAMES = """
            select 'owner' as kind, 'developer' as type, id, email as name from developer
              where organization_id = :organization and id = any(:owner::text[]::uuid[])
            union all select 'owner', 'app-group', id, name from app_group
              where organization_id = :organization and id = any(:owner::text[]::uuid[])
            union all select 'app', 'app', id, name from app
              where organization_id = :organization and id = any(:app::text[]::uuid[])
            union all select 'product', 'product', id, name from api_product
              where organization_id = :organization and id = any(:product::text[]::uuid[])
            union all select 'person', 'operator', o.id, o.email from membership m join operator o on o.id = m.operator_id
              where m.organization_id = :organization and m.operator_id = any(:person::text[]::uuid[])
            """;

    private final JdbcClient jdbc;
    private final AuditReader records;
    private final Permissions permissions;

    AuditObjects(JdbcClient jdbc, AuditReader records, Permissions permissions) {
        this.jdbc = jdbc;
        this.records = records;
        this.permissions = permissions;
    }

    /**
     * @return those that exist in this organization or have been recorded there; others are missing
     * @throws dev.kunci.shared.Refusal.Forbidden unless the actor is an auditor
     */
    public Map<AuditScope, NamedObject> name(Actor actor, UUID organization, Collection<AuditScope> objects) {
        permissions.of(actor, organization).require(Role.AUDITOR);
        Map<AuditScope, NamedObject> names = new LinkedHashMap<>();
        if (objects.isEmpty()) {
            return names;
        }
        JdbcClient.StatementSpec query = jdbc.sql(NAMES).param("organization", organization);
        for (AuditScope.Kind kind : AuditScope.Kind.values()) {
            query = query.param(kind.code(), ids(objects, kind));
        }
        query.query((rs, n) -> new NamedObject(
                        new AuditScope(AuditScope.Kind.of(rs.getString("kind")), rs.getObject("id", UUID.class)),
                        rs.getString("type"),
                        rs.getString("name"),
                        true))
                .list()
                .forEach(found -> names.put(found.about(), found));
        List<AuditScope> gone = new ArrayList<>(objects);
        gone.removeAll(names.keySet());
        gone.forEach(scope -> records.subject(organization, scope)
                .ifPresent(last -> names.put(scope, new NamedObject(scope, last.type(), last.label(), false))));
        return names;
    }

    private static String[] ids(Collection<AuditScope> objects, AuditScope.Kind kind) {
        return objects.stream()
                .filter(scope -> scope.kind() == kind)
                .map(scope -> scope.id().toString())
                .toArray(String[]::new);
    }
}

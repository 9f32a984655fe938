package dev.kunci.testing;

import java.sql.SQLException;
import java.util.UUID;

/** Fills an organization with apps, in one statement and with the audit records that each of them needs. */
public final class ManyApps {

    private ManyApps() {}

    /** Apps of this developer, named "Many 00001" and on, without keys, all with this status. */
    public static void into(Database database, UUID organization, UUID developer, int count, String status)
            throws SQLException {
        database.asApplication("""
                with made as (insert into app (organization_id, id, developer_id, name, status, status_changed_at,
                    status_changed_by, created_at, created_by, modified_at, modified_by)
                  select '%1$s', gen_random_uuid(), '%2$s', 'Many ' || lpad(n::text, 5, '0'), '%4$s', now(), 'console',
                    now(), 'console', now(), 'console' from generate_series(1, %3$d) n returning id, name)
                insert into audit_record (organization_id, actor, channel, action, subject_type, subject_id, subject, after,
                    outcome)
                  select '%1$s', 'console', 'console', 'create', 'app', id, name, jsonb_build_object('status', '%4$s'), 'done'
                  from made""".formatted(organization, developer, count, status));
    }
}

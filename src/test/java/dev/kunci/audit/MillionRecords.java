package dev.kunci.audit;

import java.time.Instant;
import java.util.UUID;

/** A million records of one organization over sixty days, as an import, a team at work and a few rare events leave them. */
final class MillionRecords {

    static final int RECORDS = 1_000_000;

    static final UUID OWNER = new UUID(2, 71);
    static final UUID APP = new UUID(3, 0);
    static final UUID PRODUCT = new UUID(4, 8);
    static final UUID PERSON = new UUID(5, 0);

    /** Events of a kind that happened only in the beginning. */
    static final int LONG_AGO = 10_000;

    /** Where the sixty days end. */
    static final Instant END = Instant.parse("2019-03-01T00:00:00Z");

    static final String PARTITION = "audit_record_million";

    private static final String ROWS = """
            insert into audit_record_million (organization_id, at, actor, channel, action, subject_type, subject_id, subject,
              owner_id, app_id, product_id, before, after, reason, outcome)
            select '%s', '2019-03-01 00:00:00+00'::timestamptz - n * interval '5 s', 'actor' || n %% 97 || '@example.com',
              case when old then 'system' when n %% 1000 = 0 then 'api' when n %% 100 < 80 then 'console' else 'portal' end,
              case when old then 'deactivate' when n %% 100 < 80 then 'import' when n %% 100 < 85 then 'edit'
                when n %% 100 < 90 then 'approve' when n %% 100 < 92 then 'revoke' when n %% 100 < 96 then 'sign-in'
                when n %% 100 < 97 then 'reveal' else 'create' end,
              case when n %% 100 between 92 and 95 then 'operator' else 'grant' end,
              ('00000000-0000-0005-0000-' || lpad(to_hex(n %% 4), 12, '0'))::uuid,
              'dev' || n %% 10007 || '@example.com / App ' || n %% 100003 || ' / gi' || n || case when old then ' / formerly' else '' end,
              ('00000000-0000-0002-0000-' || lpad(to_hex(n %% 101), 12, '0'))::uuid,
              ('00000000-0000-0003-0000-' || lpad(to_hex(case when n %% 150 = 0 then 0 else 1 + n %% 100003 end), 12, '0'))::uuid,
              case when n %% 5 < 2 then ('00000000-0000-0004-0000-' || lpad(to_hex(n %% 53), 12, '0'))::uuid end,
              '{"status": "pending"}', '{"status": "approved"}', null,
              case when n %% 150 = 7 then 'refused' else 'done' end
            from (select n, n > %d as old from generate_series(1, %d) n) numbers
            """;

    private MillionRecords() {}

    /** A partition filled first and attached then, which builds each index at once. */
    static String[] into(UUID organization) {
        return new String[] {
            "create unlogged table " + PARTITION + " (like audit_record including defaults including constraints)",
            ROWS.formatted(organization, RECORDS - LONG_AGO, RECORDS),
            "set local maintenance_work_mem = '256MB'",
            "alter table audit_record attach partition " + PARTITION
                    + " for values from ('2018-12-01 00:00:00+00') to ('2019-03-01 00:00:00+00')"
        };
    }

    /** Gone again, so that no other test reads past them. */
    static String[] away() {
        return new String[] {"alter table audit_record detach partition " + PARTITION, "drop table " + PARTITION};
    }
}

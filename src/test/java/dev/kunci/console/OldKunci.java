package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.console.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** A Kunci of an older version, with one developer, some of whose records are of last year. */
final class OldKunci {
    static final String SCHEMA = "6";
    static final String ACME = "00000000-0000-7000-8000-00000000ac3e";
    static final String ANA = "00000000-0000-7000-8000-0000000000a1";

    private OldKunci() {}

    static void make(Path data) throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(data)) {
            Flyway.configure()
                    .dataSource(postgres.ownerUrl(), postgres.ownerUser(), postgres.ownerPassword())
                    .placeholders(Map.of("appRole", postgres.appUser()))
                    .target(SCHEMA)
                    .skipDefaultCallbacks(true)
                    .load()
                    .migrate();
            run(
                    postgres,
                    "grant select, insert on audit_record, organization to " + postgres.appUser(),
                    "create table audit_record_2025_11 partition of audit_record"
                            + " for values from ('2025-11-01 00:00:00+00') to ('2025-12-01 00:00:00+00')",
                    "insert into organization (id, name, display_name) values ('" + ACME + "', 'acme', 'Ac\tme\\')",
                    "insert into sign_in_failure values ('ana@example.com', '192.0.2.1', 3, now())",
                    "insert into audit_record (organization_id, actor, channel, action, subject_type, subject_id,"
                            + " subject, after, outcome) values ('" + ACME + "', 'sql', 'console', 'create',"
                            + " 'developer', '" + ANA + "', 'ana', '{\"status\": \"active\"}', 'done')",
                    "insert into audit_record (organization_id, at, transaction, actor, channel, action, subject_type,"
                            + " subject, outcome) values ('" + ACME + "', '2025-11-03 10:00:00.123456+00', '4711',"
                            + " 'sql', 'console', 'edit', 'organization', 'acme', 'done')",
                    "insert into developer (organization_id, id, developer_id, email, status, status_changed_at,"
                            + " status_changed_by, created_at, created_by, modified_at, modified_by) values ('" + ACME
                            + "', '" + ANA
                            + "', 'ana', 'ana@example.com', 'active', now(), 'x', now(), 'x', now(), 'x')");
        }
    }

    /** As the first start on a database does. */
    static void claim(EmbeddedPostgres postgres) throws SQLException {
        run(postgres, "insert into keyset_claim values (1, 4711, '\\x00') on conflict do nothing");
    }

    private static void run(EmbeddedPostgres postgres, String... statements) throws SQLException {
        try (Connection connection = owner(postgres)) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                connection.createStatement().execute(sql);
            }
            connection.commit();
        }
    }

    static String text(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = owner(postgres);
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection owner(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.ownerUrl(), postgres.ownerUser(), postgres.ownerPassword());
    }
}

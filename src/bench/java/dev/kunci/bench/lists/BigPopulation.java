package dev.kunci.bench.lists;

import dev.kunci.bench.Kunci;
import dev.kunci.bench.Population;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * Very many apps with developers, keys, API products and records, beside the demo data. PostgreSQL makes them itself,
 * without triggers and foreign keys, as its superuser; everything that a trigger would fill is filled here.
 */
final class BigPopulation {

    static final int PRODUCTS = 200;
    private static final int AT_ONCE = 100_000;
    private static final int WAITING = 50_000;

    private static final String ORGANIZATION = "(select id from organization where name = '" + Population.PLACE + "')";

    /** One in sixteen starts with weather, so that a search for it has very many hits. */
    private static final String WORD =
            "(array['weather','orders','stock','maps','pay','mail','chat','news','rail','air',"
                    + "'taxi','food','bank','game','music','film'])[1 + %s %% 16]";

    private static final String DEVELOPERS = """
            insert into developer (organization_id, id, developer_id, email, first_name, last_name, user_name, status,
              status_changed_at, status_changed_by, created_at, created_by, modified_at, modified_by)
            select %1$s, md5('d' || i)::uuid, 'bench-' || i, 'dev' || i || '@' || {word} || i %% 97 || '.example', 'First' || i %% 50,
              'Last' || i %% 1000, 'dev' || i, case when i %% 40 = 0 then 'inactive' else 'active' end, {at}, 'bench', {at}, 'bench',
              {at}, 'bench'
            from generate_series(%2$d, %3$d) i
            """;

    private static final String PRODUCT = """
            insert into api_product (organization_id, id, name, display_name, approval_type, api_resources, created_at,
              created_by, modified_at, modified_by)
            select %1$s, md5('p' || i)::uuid, 'Bench-' || i, 'Bench ' || i, case when i %% 3 = 0 then 'manual' else 'auto' end,
              array['/' || i || '/**'], {at}, 'bench', {at}, 'bench' from generate_series(%2$d, %3$d) i
            """;

    private static final String APPS = """
            insert into app (organization_id, id, developer_id, name, attributes, owner_key, search, status, status_changed_at,
              status_changed_by, created_at, created_by, modified_at, modified_by)
            select %1$s, md5('a' || i)::uuid, d.id, {word} || '-' || i,
              jsonb_build_array(jsonb_build_object('name', 'DisplayName', 'value', {word} || ' ' || i)), d.email_key,
              lower(concat_ws(' ', {word} || '-' || i, {word} || ' ' || i, d.email, d.first_name, d.last_name,
                left(md5('k' || i), 6))),
              case when i %% 50 = 0 then 'revoked' else 'approved' end, {at}, 'bench', {at}, 'bench', {at}, 'bench'
            from generate_series(%2$d, %3$d) i
            join developer d on d.organization_id = %1$s and d.id = md5('d' || i / 20)::uuid
            """;

    /** The second key of three in ten apps has the number of the app, negative. */
    private static final String NUMBERS = "(select i, 1 as k from generate_series(%2$d, %3$d) i union all"
            + " select i, 2 from generate_series(%2$d, %3$d) i where i %% 10 < 3)";

    private static final String CONSUMER_KEYS =
            "insert into consumer_key (organization_id, key_hash, hash_version, key_id)"
                    + " select %1$s, sha256((k || 'h' || i)::bytea), 1, md5(k || 'c' || i)::uuid from " + NUMBERS
                    + " n";

    private static final String CREDENTIALS = """
            insert into credential (organization_id, id, app_id, key_hash, hash_version, key_hint, key_cipher, secret_cipher,
              issued_at, expires_at, status, status_changed_at, status_changed_by)
            select %1$s, md5(k || 'c' || i)::uuid, md5('a' || i)::uuid, sha256((k || 'h' || i)::bytea), 1, left(md5('k' || i), 6),
              sha512((k || 'h' || i)::bytea), sha512((k || 's' || i)::bytea), {at},
              case when i %% 30 = 0 then now() - interval '1 day' when i %% 7 = 0 then now() + i %% 300 * interval '1 day' end,
              case when i %% 25 = 0 then 'revoked' else 'approved' end, {at}, 'bench'
            from """ + " " + NUMBERS + " n";

    private static final String GRANTS =
            """
            insert into product_grant (organization_id, id, credential_id, product_id, requested_at, requested_by, status,
              status_changed_at, status_changed_by)
            select %1$s, md5(k || 'g' || j || i)::uuid, md5(k || 'c' || i)::uuid,
              md5('p' || 1 + (i * j * 7 + j) %% {products})::uuid, {at}, 'bench',
              case when j = 2 and i %% {waits} = 0 then 'pending' when i %% 33 = 0 then 'revoked' else 'approved' end, {at}, 'bench'
            from """ + " " + NUMBERS + " n cross join generate_series(1, 2) j on conflict do nothing";

    private static final String RECORDS = """
            insert into audit_record (organization_id, at, actor, channel, action, subject_type, subject_id, subject, owner_id,
              app_id, before, after, outcome)
            select %1$s, now() - (i %% 100000) * interval '20 seconds' - j * interval '1 second', 'bench' || i %% 20, 'api',
              (array['create','edit','approve'])[j], 'app', md5('a' || i)::uuid, 'dev' || i / 20 || ' / ' || {word} || '-' || i,
              md5('d' || i / 20)::uuid, md5('a' || i)::uuid, null, '{"status": "approved"}', 'done'
            from generate_series(%2$d, %3$d) i cross join generate_series(1, 3) j
            """;

    private final Kunci kunci;
    private final int apps;

    BigPopulation(Kunci kunci, int apps) {
        this.kunci = kunci;
        this.apps = apps;
    }

    void bring() throws Exception {
        Properties superuser = new Properties();
        superuser.setProperty("user", "postgres");
        superuser.setProperty("password", kunci.password("postgres"));
        String url = "jdbc:postgresql://127.0.0.1:" + kunci.databasePort() + "/kunci";
        try (Connection connection = DriverManager.getConnection(url, superuser);
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("set work_mem = '128MB'");
            run(statement, DEVELOPERS, 0, apps / 20);
            run(statement, PRODUCT, 1, PRODUCTS);
            statement.execute("analyze");
            for (String sql : new String[] {APPS, CONSUMER_KEYS, CREDENTIALS, GRANTS, RECORDS}) {
                run(statement, sql, 1, apps);
            }
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    private void run(Statement statement, String sql, int first, int last) throws SQLException {
        String filled = sql.replace("{word}", WORD.formatted("i").replace("%", "%%"))
                .replace("{at}", "now() - (i %% 1000) * interval '1 hour' - i * interval '1 second'")
                .replace("{products}", "" + PRODUCTS)
                .replace("{waits}", "" + Math.max(1, (int) (1.3 * apps / WAITING)));
        for (int from = first; from <= last; from += AT_ONCE) {
            statement.execute(filled.formatted(ORGANIZATION, from, Math.min(last, from + AT_ONCE - 1)));
        }
    }
}

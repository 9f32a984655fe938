package dev.kunci.review.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The counts in the list of API products, up to their limit and beyond it. */
@IntegrationTest
class ProductListTest {

    private static final int MORE = ProductList.USES + 1;

    private static final String RECORDS = """
            insert into audit_record (organization_id, actor, channel, action, subject_type, subject_id, subject, after,
                outcome)
              select '%1$s', 'test', 'system', 'create', '%4$s', id, 'many', jsonb_build_object('status', status), 'done'
              from made""";

    /** Each app has one key, but the second, whose key belongs to the first. */
    private static final String APPS = """
            with made as (insert into app (organization_id, id, developer_id, name, status, status_changed_at,
                status_changed_by, created_at, created_by, modified_at, modified_by)
              select '%1$s', md5('%1$s/app/' || n)::uuid, '%2$s', 'many-' || n, 'approved', now(), 'test', now(), 'test',
                now(), 'test' from generate_series(1, %3$d) n returning id, status)
            """;

    private static final String CONSUMER_KEYS = """
            insert into consumer_key (organization_id, key_hash, hash_version, key_id)
              select '%1$s', decode(md5('%1$s/key/' || n), 'hex'), 1, md5('%1$s/key/' || n)::uuid
              from generate_series(1, %3$d) n
            """;

    private static final String KEYS = """
            with made as (insert into credential (organization_id, id, app_id, key_hash, hash_version, key_hint, key_cipher,
                secret_cipher, issued_at, status, status_changed_at, status_changed_by)
              select '%1$s', md5('%1$s/key/' || n)::uuid, md5('%1$s/app/' || case n when 2 then 1 else n end)::uuid,
                decode(md5('%1$s/key/' || n), 'hex'), 1, 'many', '', '', now(), 'approved', now(), 'test'
              from generate_series(1, %3$d) n returning id, status)
            """;

    private static final String PRODUCTS = """
            insert into api_product (organization_id, id, name, display_name, approval_type, created_at, created_by,
                modified_at, modified_by)
              select '%1$s', md5('%1$s/' || name)::uuid, name, name, 'auto', now(), 'test', now(), 'test'
              from (values ('all'), ('all but one'), ('one app'), ('none')) p (name)
            """;

    private static final String GRANTS = """
            with made as (insert into product_grant (organization_id, id, credential_id, product_id, requested_at,
                requested_by, status, status_changed_at, status_changed_by)
              select '%1$s', md5('%1$s/' || n || p.name)::uuid, md5('%1$s/key/' || n)::uuid, md5('%1$s/' || p.name)::uuid,
                now(), 'test', case n %% p.waiting when 0 then 'pending' else 'approved' end, now(), 'test'
              from generate_series(1, %3$d) n
              join (values ('all', 1, %3$d, 1), ('all but one', 1, %3$d - 1, 2), ('one app', 1, 2, 5000))
                p (name, first, last, waiting) on n between p.first and p.last returning id, status)
            """;

    @Autowired
    private ProductList products;

    @Autowired
    private Scene scene;

    @Autowired
    private Database database;

    @Test
    void keysAndAppsAreExactUpToTheLimitAndAppsAreNotReadBeyondIt() throws SQLException {
        Scene.Weather weather = scene.weather();
        Actor viewer = scene.operator(weather.organization(), Role.VIEWER);
        database.asApplication(
                sql(APPS + RECORDS, weather, "app"),
                sql(CONSUMER_KEYS, weather, ""),
                sql(KEYS + RECORDS, weather, "credential"),
                sql(PRODUCTS, weather, ""),
                sql(GRANTS + RECORDS, weather, "grant"));

        assertThat(products.find(
                        viewer, weather.organization(), ProductFilter.ANY, ProductSort.MODIFIED, false, 0, 100))
                .extracting(ProductRow::name, ProductRow::keys, ProductRow::apps, ProductRow::pending)
                .contains(
                        tuple("all", MORE, 0, MORE),
                        tuple("all but one", MORE - 1, MORE - 2, MORE / 2),
                        tuple("one app", 2, 1, 0),
                        tuple("none", 0, 0, 0))
                .hasSize(6);
    }

    private static String sql(String statement, Scene.Weather weather, String type) {
        return statement.formatted(weather.organization(), weather.developer(), MORE, type);
    }
}

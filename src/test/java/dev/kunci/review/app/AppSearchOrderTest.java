package dev.kunci.review.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.operators.Actor;
import dev.kunci.registry.value.Status;
import dev.kunci.review.AccessState;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.ManyApps;
import dev.kunci.testing.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A search with few hits and one with very many are executed differently, and find the same pages. */
@IntegrationTest
@Tag("slow")
class AppSearchOrderTest {

    private static final int APPS = 2_600;
    private static final int LIMIT = 40;

    @Autowired
    AppList list;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyPageOfASearchIsThatOfThePlainStatement() throws Exception {
        Scene.Weather weather = scene.weather();
        UUID organization = weather.organization();
        ManyApps.into(database, organization, weather.developer(), APPS, "approved");
        keysThatWait(weather);
        String product = database.text("select name from api_product where id = ?", weather.manualProduct());
        String waiting = "id in (select app_id from credential c join product_grant o on o.organization_id ="
                + " c.organization_id and o.credential_id = c.id where o.status = 'pending')";
        Map<AppFilter, String> searches = Map.of(
                AppFilter.ANY.withText("many"),
                "search like '%many%'",
                AppFilter.ANY.withText("many 0001"),
                "search like '%many 0001%'",
                AppFilter.ANY.withText("nothing like it"),
                "false",
                AppFilter.ANY.withText("many").withStatus(Status.REVOKED),
                "false",
                AppFilter.ANY.withProduct(product),
                waiting,
                AppFilter.ANY.withProduct(product).withText("many 0001"),
                waiting + " and search like '%many 0001%'",
                AppFilter.ANY.withProduct("no such product"),
                "false",
                AppFilter.ANY.withStatus(Status.PENDING),
                waiting,
                AppFilter.ANY.withAccess(AccessState.BLOCKED),
                "id <> '" + weather.app() + "'",
                AppFilter.ANY.withAccess(AccessState.ALLOWED),
                "id = '" + weather.app() + "'");

        for (Map.Entry<AppFilter, String> search : searches.entrySet()) {
            for (AppSort sort : new AppSort[] {AppSort.NAME, AppSort.CHANGED}) {
                for (boolean ascending : new boolean[] {true, false}) {
                    List<UUID> expected = plain(organization, search.getValue(), sort.orderBy(ascending));
                    for (int offset : new int[] {0, APPS - 10}) {
                        assertThat(list
                                        .find(
                                                Actor.console(),
                                                organization,
                                                search.getKey(),
                                                sort,
                                                ascending,
                                                offset,
                                                LIMIT)
                                        .stream()
                                        .map(AppRow::id)
                                        .toList())
                                .as("%s by %s from %s", search.getKey(), sort, offset)
                                .isEqualTo(expected.subList(
                                        Math.min(offset, expected.size()), Math.min(offset + LIMIT, expected.size())));
                    }
                    assertThat(list.count(Actor.console(), organization, search.getKey()))
                            .isEqualTo(expected.size());
                }
            }
        }
    }

    @Test
    void appsThatWaitAreCountedFromTheFirstOnesOrFromAll() throws Exception {
        Scene.Weather weather = scene.weather();
        UUID organization = weather.organization();
        ManyApps.into(database, organization, weather.developer(), 150, "approved");
        keysThatWait(weather);
        int all = (int) database.count("select count(distinct credential_id) from product_grant"
                + " where status = 'pending' and organization_id = '" + organization + "'");
        assertThat(all).isBetween(40, 60);

        assertThat(WaitingApps.count(jdbc, organization, 20, 10)).isEqualTo(10);
        assertThat(WaitingApps.count(jdbc, organization, 20, 1_000)).isEqualTo(all);
        assertThat(WaitingApps.count(jdbc, organization, 1_000, 1_000)).isEqualTo(all);
        assertThat(WaitingApps.moreThan(jdbc, organization, all - 1)).isTrue();
        assertThat(WaitingApps.moreThan(jdbc, organization, all)).isFalse();
    }

    /** A key for nearly every app, whose only API product waits for an approver. */
    private void keysThatWait(Scene.Weather weather) throws Exception {
        String key = "from credential c join app a on a.organization_id = c.organization_id where c.id = '"
                + weather.credential() + "' and a.name like 'Many %' and a.name > 'Many 00100'";
        String hash = "sha256(a.id::text::bytea)";
        database.asOwner(
                "alter table credential disable trigger user",
                "alter table product_grant disable trigger user",
                "insert into consumer_key (organization_id, key_hash, hash_version, key_id)"
                        + " select c.organization_id, " + hash + ", 1, a.id " + key,
                "insert into credential (organization_id, id, app_id, key_hash, hash_version, key_hint, key_cipher,"
                        + " secret_cipher, issued_at, status, status_changed_at, status_changed_by)"
                        + " select c.organization_id, a.id, a.id, " + hash + ", 1, 'abcdef', key_cipher, secret_cipher,"
                        + " now(), 'approved', now(), 'x' " + key,
                "insert into product_grant (organization_id, id, credential_id, product_id, requested_at, requested_by,"
                        + " status, status_changed_at, status_changed_by) select c.organization_id, a.id, a.id, '"
                        + weather.manualProduct() + "', now(), 'x', 'pending', now(), 'x' " + key,
                "alter table credential enable trigger user",
                "alter table product_grant enable trigger user",
                // As PostgreSQL does by itself within a minute.
                "analyze app, credential, product_grant");
    }

    private List<UUID> plain(UUID organization, String condition, String order) {
        List<UUID> ids = new ArrayList<>();
        database.rows(
                        "select id from app a where organization_id = ? and " + condition + " order by " + order,
                        organization)
                .forEach(row -> ids.add((UUID) row.get("id")));
        return ids;
    }
}

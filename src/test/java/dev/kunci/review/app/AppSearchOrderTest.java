package dev.kunci.review.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.operators.Actor;
import dev.kunci.registry.value.Status;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.ManyApps;
import dev.kunci.testing.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A search with few hits and one with very many are executed differently, and find the same pages. */
@IntegrationTest
class AppSearchOrderTest {

    private static final int APPS = 2_600;
    private static final int LIMIT = 40;

    @Autowired
    AppList list;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    @Test
    void everyPageOfASearchIsThatOfThePlainStatement() throws Exception {
        Scene.Weather weather = scene.weather();
        UUID organization = weather.organization();
        ManyApps.into(database, organization, weather.developer(), APPS, "approved");
        String product = database.text("select name from api_product where id = ?", weather.manualProduct());
        Map<AppFilter, String> searches = Map.of(
                AppFilter.ANY.withText("many"), "search like '%many%'",
                AppFilter.ANY.withText("many 0001"), "search like '%many 0001%'",
                AppFilter.ANY.withText("nothing like it"), "false",
                AppFilter.ANY.withText("many").withStatus(Status.REVOKED), "false",
                AppFilter.ANY.withProduct(product), "id = '" + weather.app() + "'",
                AppFilter.ANY.withProduct("no such product"), "false",
                AppFilter.ANY.withStatus(Status.PENDING), "id = '" + weather.app() + "'");

        for (Map.Entry<AppFilter, String> search : searches.entrySet()) {
            for (AppSort sort : AppSort.values()) {
                for (boolean ascending : new boolean[] {true, false}) {
                    List<UUID> expected = plain(organization, search.getValue(), sort.orderBy(ascending));
                    for (int offset : new int[] {0, 1_000, APPS - 10}) {
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
        // Searches leave PostgreSQL's settings as they were.
        assertThat(database.text("select current_setting('enable_bitmapscan')")).isEqualTo("on");
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

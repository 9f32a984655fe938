package dev.kunci.review.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.AppGroupContent;
import dev.kunci.registry.owner.AppGroups;
import dev.kunci.review.lookup.SearchHit.Kind;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.ManyApps;
import dev.kunci.testing.Scene;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A few letters or an id lead to what a member may see, and to a handful of each kind at most. */
@IntegrationTest
class QuickSearchTest {

    @Autowired
    QuickSearch search;

    @Autowired
    AppGroups groups;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    Scene.Weather weather;
    Actor viewer;

    @BeforeEach
    void anApp() {
        weather = scene.weather();
        viewer = scene.operator(weather.organization(), Role.VIEWER);
    }

    @Test
    void lettersFindEveryKindOnceByName() {
        UUID group = groups.create(
                        Actor.console(), weather.organization(), AppGroupContent.of("weathermen", "Weathermen"))
                .id();
        assertThat(search.find(viewer, weather.organization(), " WEATHER "))
                .extracting(SearchHit::kind, SearchHit::id, SearchHit::title)
                .containsExactlyInAnyOrder(
                        tuple(Kind.APP, weather.app(), "Weather mobile"),
                        tuple(Kind.PRODUCT, weather.manualProduct(), "Weather"),
                        tuple(Kind.APP_GROUP, group, "Weathermen"));
        assertThat(search.find(viewer, weather.organization(), "ana@"))
                .extracting(SearchHit::kind)
                .containsExactly(Kind.APP, Kind.DEVELOPER);
        assertThat(search.find(viewer, weather.organization(), "  ")).isEmpty();
        assertThat(search.find(viewer, weather.organization(), "%")).isEmpty();
    }

    @Test
    void theIdOfAKeyLeadsToItsAppAndItsValueToNothing() {
        assertThat(search.find(
                        viewer, weather.organization(), weather.credential().toString()))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.kind()).isEqualTo(Kind.KEY);
                    assertThat(found.id()).isEqualTo(weather.app());
                });
        assertThat(search.find(viewer, weather.organization(), weather.app().toString()))
                .extracting(SearchHit::kind)
                .containsExactly(Kind.APP);
        assertThat(search.find(viewer, weather.organization(), weather.pair().consumerKey()))
                .isEmpty();
    }

    @Test
    void aHandfulOfEachKindIsEnough() throws SQLException {
        ManyApps.into(database, weather.organization(), weather.developer(), 30, "approved");

        assertThat(search.find(viewer, weather.organization(), "many"))
                .hasSize(QuickSearch.MOST)
                .first()
                .satisfies(found -> assertThat(found.title()).isEqualTo("Many 00001"));
    }

    @Test
    void whatIsCalledExactlySoComesFirst() throws SQLException {
        ManyApps.into(database, weather.organization(), weather.developer(), 30, "approved");
        database.asApplication("update app set attributes = '[{\"name\": \"DisplayName\", \"value\": \"Many\"}]'"
                + " where organization_id = '" + weather.organization() + "' and name = 'Many 00021'");

        assertThat(search.find(viewer, weather.organization(), "MANY"))
                .hasSize(QuickSearch.MOST)
                .extracting(SearchHit::title, SearchHit::exact)
                .startsWith(tuple("Many", true), tuple("Many 00001", false));
        assertThat(search.find(viewer, weather.organization(), "many 00030").getFirst())
                .satisfies(found -> assertThat(found.title()).isEqualTo("Many 00030"))
                .satisfies(found -> assertThat(found.exact()).isTrue());
        assertThat(search.find(viewer, weather.organization(), "weather"))
                .extracting(SearchHit::kind, SearchHit::exact)
                .containsExactly(tuple(Kind.PRODUCT, true), tuple(Kind.APP, false));
        assertThat(search.find(viewer, weather.organization(), "ANA@example.com"))
                .extracting(SearchHit::kind, SearchHit::exact)
                .startsWith(tuple(Kind.DEVELOPER, true));
    }

    @Test
    void strangersFindNothing() {
        Actor stranger = scene.operator(weather.organization());
        assertThatThrownBy(() -> search.find(stranger, weather.organization(), "weather"))
                .isInstanceOf(Refusal.Forbidden.class);
    }
}

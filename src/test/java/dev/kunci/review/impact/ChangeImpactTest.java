package dev.kunci.review.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.operators.Actor;
import dev.kunci.registry.AppContent;
import dev.kunci.registry.AppGroupContent;
import dev.kunci.registry.app.Apps;
import dev.kunci.registry.app.NewApp;
import dev.kunci.registry.owner.AppGroups;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a change touches is told of the organization it is in, and of no other. */
@IntegrationTest
class ChangeImpactTest {

    @Autowired
    ChangeImpact impact;

    @Autowired
    AppGroups groups;

    @Autowired
    Apps apps;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    private Scene.Weather weather;
    private UUID second;

    @BeforeEach
    void twoApps() {
        weather = scene.weather();
        second = scene.app(weather.organization(), weather.developer(), "Tides").app();
    }

    @Test
    void aDeveloperTouchesEachOfTheirApps() {
        assertThat(of(weather.developer())).containsExactlyInAnyOrder(weather.developer(), weather.app(), second);
    }

    @Test
    void anAppGroupTouchesItsApps() {
        UUID group = groups.create(Actor.console(), weather.organization(), AppGroupContent.of(scene.name("group"), ""))
                .id();
        Target owner = new Target(weather.organization(), Level.APP_GROUP, group);
        UUID app = apps.create(Actor.console(), new NewApp(owner, AppContent.named("Shared"), List.of(), null, null))
                .app();

        assertThat(of(group)).containsExactlyInAnyOrder(group, app);
        assertThat(of(app)).containsExactlyInAnyOrder(group, app);
    }

    @Test
    void anAppAndItsKeyTouchTheAppAndItsOwner() {
        assertThat(of(weather.app())).containsExactlyInAnyOrder(weather.app(), weather.developer());
        assertThat(of(weather.credential()))
                .containsExactlyInAnyOrder(weather.credential(), weather.app(), weather.developer());
    }

    @Test
    void aGrantTouchesItsApiProductAsWellWhichAloneTouchesNothingElse() {
        assertThat(of(weather.manualGrant()))
                .containsExactlyInAnyOrder(
                        weather.manualGrant(), weather.manualProduct(), weather.app(), weather.developer());
        assertThat(of(weather.manualProduct())).containsExactly(weather.manualProduct());
    }

    @Test
    void severalChangesAreToldTogetherAndWhatIsElsewhereTellsNothingOfHere() {
        Scene.Weather elsewhere = scene.weather();
        List<UUID> foreign =
                List.of(elsewhere.developer(), elsewhere.app(), elsewhere.credential(), elsewhere.manualGrant());

        assertThat(impact.of(weather.organization(), foreign)).containsExactlyInAnyOrderElementsOf(foreign);
        assertThat(impact.of(weather.organization(), List.of(second, weather.autoGrant(), elsewhere.app())))
                .containsExactlyInAnyOrder(
                        second,
                        weather.autoGrant(),
                        weather.autoProduct(),
                        weather.app(),
                        weather.developer(),
                        elsewhere.app());
    }

    @Test
    void whatIsNewOrGoneCountsAnewAndWhatWasThereDoesNot() {
        assertThat(countsAnew("app", weather.app())).isTrue();
        assertThat(countsAnew("product", UUID.randomUUID())).isTrue();
        assertThat(countsAnew("grant", weather.manualGrant())).isFalse();
        database.rows("update app set created_at = now() - interval '1 hour' where id = ? returning id", second);
        assertThat(countsAnew("app", second)).isFalse();
    }

    private Set<UUID> of(UUID subject) {
        return impact.of(weather.organization(), List.of(subject));
    }

    private boolean countsAnew(String kind, UUID subject) {
        return impact.countsAnew(weather.organization(), Map.of(kind, Set.of(subject)));
    }
}

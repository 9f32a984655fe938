package dev.kunci.review.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.operators.Actor;
import dev.kunci.registry.key.Grants;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a deletion would end is counted exactly, and of a product that very many keys hold only as far as the limit. */
@IntegrationTest
class DeletionImpactsTest {

    @Autowired
    private DeletionImpacts impacts;

    @Autowired
    private Grants grants;

    @Autowired
    private Scene scene;

    @Test
    void theKeysOfAProductAreCountedUpToALimit() {
        Scene.Weather weather = scene.weather();
        Actor console = Actor.console();
        grants.add(
                console,
                weather.organization(),
                scene.app(weather.organization(), weather.developer(), "Second").credential(),
                weather.autoProduct(),
                null);

        assertThat(impacts.ofProduct(console, weather.organization(), weather.autoProduct()))
                .isEqualTo(new DeletionImpact(2, 2, 2, 0, 0));
        assertThat(impacts.ofProduct(console, weather.organization(), weather.autoProduct(), 2))
                .isEqualTo(new DeletionImpact(2, 2, 2, 0, 0));
        assertThat(impacts.ofProduct(console, weather.organization(), weather.autoProduct(), 1))
                .isEqualTo(new DeletionImpact(1, 1, 1, 0, 0));
        assertThat(impacts.ofProduct(console, weather.organization(), weather.manualProduct()))
                .isEqualTo(new DeletionImpact(1, 1, 0, 1, 0));
    }
}

package dev.kunci.portal.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import dev.kunci.feed.Change;
import dev.kunci.operators.Role;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Only what is on a screen is told of changes, and of those that came meanwhile once. */
class ScreensUiTest extends UiTest {

    @Autowired
    Live live;

    private Scene.Weather weather = null;

    @BeforeEach
    void person() {
        weather = scene.weather();
        signIn(scene.operator(weather.organization(), Role.VIEWER));
    }

    @Test
    void anAddressThatLeadsNowhereFollowsNothing() {
        navigate("profile");
        int before = live.screens();

        go("apps/" + UUID.randomUUID());
        assertThat(live.screens()).isEqualTo(before);
        go("apps/" + weather.app());
        assertThat(live.screens()).isEqualTo(before + 1);
        go("apps/" + weather.app() + "?tab=credentials");
        assertThat(live.screens()).isEqualTo(before + 1);
        go("apps/" + UUID.randomUUID());
        assertThat(live.screens()).isEqualTo(before);
    }

    @Test
    void whatAScreenCouldNotHearYetItHearsAsOne() {
        List<News> heard = new ArrayList<>();
        live.follow(UI.getCurrent(), weather.organization(), heard::add);

        tell("app", weather.app());
        tell("product", weather.manualProduct());
        MockVaadin.clientRoundtrip(false);

        assertThat(heard).singleElement().satisfies(news -> {
            assertThat(news.touched()).contains(weather.app(), weather.developer(), weather.manualProduct());
            assertThat(news.everything()).isFalse();
        });
        tell("app", weather.app());
        MockVaadin.clientRoundtrip(false);
        assertThat(heard).hasSize(2);
    }

    private void tell(String kind, UUID subject) {
        live.hear(List.of(new Change(weather.organization(), kind, subject)));
        live.tell();
    }

    private void go(String path) {
        navigate("o/" + weather.organizationName() + "/" + path);
    }
}

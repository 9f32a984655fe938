package dev.kunci.portal.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import dev.kunci.feed.Change;
import dev.kunci.operators.Role;
import dev.kunci.operators.signin.Sessions;
import dev.kunci.portal.signin.PortalPrincipal;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Only what is on a screen is told of changes, and of those that came meanwhile once. */
class ScreensUiTest extends UiTest {

    @Autowired
    LiveUpdates live;

    @Autowired
    Sessions sessions;

    private Scene.Weather weather = null;
    private PortalPrincipal window = null;

    @BeforeEach
    void person() {
        weather = scene.weather();
        window = scene.signedIn(scene.operator(weather.organization(), Role.VIEWER));
        signIn(window);
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
        List<ChangeNotice> heard = new ArrayList<>();
        live.follow(UI.getCurrent(), weather.organization(), heard::add);

        tell("app", weather.app());
        tell("product", weather.manualProduct());
        MockVaadin.clientRoundtrip(false);

        assertThat(heard).singleElement().satisfies(notice -> {
            assertThat(notice.touched()).contains(weather.app(), weather.developer(), weather.manualProduct());
            assertThat(notice.everything()).isFalse();
        });
        tell("app", weather.app());
        MockVaadin.clientRoundtrip(false);
        assertThat(heard).hasSize(2);
    }

    @Test
    void aScreenThatHearsOfChangesIsNotSeenByThatAndHearsNoMoreWhenItsSessionHasEnded() {
        go("apps/" + weather.app());
        MockVaadin.clientRoundtrip(false);
        String seen = lastSeen();
        clock.forward(Duration.ofMinutes(5));

        tell("app", weather.app());
        MockVaadin.clientRoundtrip(false);
        assertThat(lastSeen()).isEqualTo(seen);
        int screens = live.screens();
        sessions.over(window.session());
        tell("app", weather.app());
        MockVaadin.clientRoundtrip(false);
        assertThat(live.screens()).isEqualTo(screens - 1);
    }

    @Test
    void whoGoesOnIsSeen() {
        go("apps/" + weather.app());
        String seen = lastSeen();
        clock.forward(Duration.ofMinutes(5));
        go("apps");
        assertThat(lastSeen()).isNotEqualTo(seen);
    }

    private String lastSeen() {
        return database.text("select last_seen_at from operator_session where id = ?", window.session());
    }

    private void tell(String kind, UUID subject) {
        live.hear(List.of(new Change(weather.organization(), kind, subject)));
        live.tell();
    }

    private void go(String path) {
        navigate("o/" + weather.organizationName() + "/" + path);
    }
}

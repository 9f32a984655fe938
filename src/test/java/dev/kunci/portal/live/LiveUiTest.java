package dev.kunci.portal.live;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Verb;
import dev.kunci.feed.Change;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.app.Apps;
import dev.kunci.registry.change.Deletions;
import dev.kunci.registry.product.ApiProducts;
import dev.kunci.registry.value.Level;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Open pages, and what somebody else does meanwhile. */
abstract class LiveUiTest extends UiTest {

    @Autowired
    LiveUpdates live;

    @Autowired
    Decisions decisions;

    @Autowired
    Apps apps;

    @Autowired
    Deletions deletions;

    @Autowired
    ApiProducts products;

    Scene.Weather weather = null;
    Actor rina = null;

    @BeforeEach
    void people() {
        weather = scene.weather();
        rina = scene.operator(weather.organization(), Role.APPROVER, Role.EDITOR);
        signIn(scene.operator(weather.organization(), Role.APPROVER, Role.EDITOR));
    }

    final String page(String path) {
        return "o/" + weather.organizationName() + "/" + path;
    }

    /** Somebody else does this, and the screens hear of it as they do over the feed. */
    final void meanwhile(Runnable act) {
        long before = database.count("select n from feed_counter");
        act.run();
        live.hear(
                database
                        .rows("select organization_id, kind, subject_id from feed_change where seq > ?", before)
                        .stream()
                        .map(row -> new Change(
                                (UUID) Objects.requireNonNull(row.get("organization_id")),
                                String.valueOf(row.get("kind")),
                                (UUID) Objects.requireNonNull(row.get("subject_id"))))
                        .toList());
        live.tell();
        MockVaadin.clientRoundtrip(false);
    }

    final void revokes(Level level) {
        decisions.decide(rina, new Decision(weather.target(level), Verb.REVOKE, "found in public", null));
    }
}

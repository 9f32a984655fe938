package dev.kunci.portal.live;

import dev.kunci.feed.Change;
import dev.kunci.feed.ChangeListener;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Hands on to the screens what the feed says; a Kunci that only tests its parts follows no feed. */
@Component
@ConditionalOnProperty("kunci.live")
class LiveFeedListener implements ChangeListener {

    private final LiveUpdates live;

    LiveFeedListener(LiveUpdates live) {
        this.live = live;
    }

    @Override
    public void changed(List<Change> changes) {
        live.hear(changes);
    }

    @Override
    public void changedAll() {
        live.hearEverything();
    }
}

package dev.kunci.portal.live;

import dev.kunci.feed.Change;
import dev.kunci.feed.ChangeListener;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Passes changes of the feed on to open pages; a Kunci in tests may follow no feed. */
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

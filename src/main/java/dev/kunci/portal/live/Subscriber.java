package dev.kunci.portal.live;

import com.vaadin.flow.component.UI;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One page that follows one organization; notices that it could not process yet are merged. */
final class Subscriber {

    private final UI ui;
    private final UUID organization;
    private final Consumer<ChangeNotice> hears;
    private @Nullable ChangeNotice unheard;

    Subscriber(UI ui, UUID organization, Consumer<ChangeNotice> hears) {
        this.ui = ui;
        this.organization = organization;
        this.hears = hears;
    }

    UI ui() {
        return ui;
    }

    UUID organization() {
        return organization;
    }

    /** @return whether it has to be scheduled; false if it already is */
    synchronized boolean keep(ChangeNotice notice) {
        boolean first = unheard == null;
        unheard = unheard == null ? notice : unheard.and(notice);
        return first;
    }

    /** Processes, on the thread of its UI, whatever was kept. */
    void hear() {
        ChangeNotice notice = taken();
        if (notice != null) {
            hears.accept(notice);
        }
    }

    private synchronized @Nullable ChangeNotice taken() {
        ChangeNotice notice = unheard;
        unheard = null;
        return notice;
    }
}

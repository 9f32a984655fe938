package dev.kunci.portal.live;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.shared.Registration;
import dev.kunci.feed.Change;
import dev.kunci.review.impact.ChangeImpact;
import dev.kunci.shared.Refusal;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells open pages what has changed. Changes within a moment are told together, and what they touch is determined once
 * for all pages; a page that shows none of it does nothing.
 */
@Component
public class LiveUpdates {

    private static final Logger LOG = LoggerFactory.getLogger(LiveUpdates.class);

    /** Changes within this time are told together. */
    private static final Duration MOMENT = Duration.ofMillis(150);

    private final ChangeImpact impact;
    private final Set<Subscriber> screens = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService teller = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("kunci-live").factory());
    private final Object lock = new Object();
    private List<Change> heard = new ArrayList<>();
    private boolean everything;
    private boolean telling;

    LiveUpdates(ChangeImpact impact) {
        this.impact = impact;
    }

    /** @param hears is called on the thread of this UI; its exceptions are not shown to anybody */
    public Registration follow(UI ui, UUID organization, Consumer<ChangeNotice> hears) {
        Subscriber subscriber = new Subscriber(ui, organization, hears);
        screens.add(subscriber);
        return () -> screens.remove(subscriber);
    }

    int screens() {
        return screens.size();
    }

    void hear(List<Change> changes) {
        synchronized (lock) {
            heard.addAll(changes);
            tellSoon();
        }
    }

    void hearEverything() {
        synchronized (lock) {
            everything = true;
            tellSoon();
        }
    }

    private void tellSoon() {
        if (heard.size() > ChangeImpact.MOST) {
            everything = true;
            heard.clear();
        }
        if (!telling && !screens.isEmpty()) {
            telling = true;
            teller.schedule((Runnable) this::tell, MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        } else if (screens.isEmpty()) {
            heard.clear();
        }
    }

    void tell() {
        List<Change> changes;
        boolean all;
        synchronized (lock) {
            changes = heard;
            all = everything;
            heard = new ArrayList<>();
            everything = false;
            telling = false;
        }
        Map<UUID, List<Subscriber>> watched = screens.stream().collect(Collectors.groupingBy(Subscriber::organization));
        watched.forEach((organization, watching) -> {
            List<Change> here = changes.stream()
                    .filter(change -> change.organization().equals(organization))
                    .toList();
            if (all || !here.isEmpty()) {
                ChangeNotice notice = all ? ChangeNotice.ofEverything(organization) : news(organization, here);
                watching.forEach(subscriber -> tell(subscriber, notice));
            }
        });
    }

    private ChangeNotice news(UUID organization, List<Change> changes) {
        if (changes.stream().anyMatch(Change::isOfAll)) {
            return ChangeNotice.ofEverything(organization);
        }
        try {
            Map<String, Set<UUID>> kinds = changes.stream()
                    .collect(Collectors.groupingBy(
                            Change::kind, Collectors.mapping(Change::subject, Collectors.toSet())));
            Set<UUID> subjects = changes.stream().map(Change::subject).collect(Collectors.toSet());
            Set<UUID> touched = impact.of(organization, subjects);
            return new ChangeNotice(
                    organization, touched.size() > ChangeImpact.MOST, touched, impact.countsAnew(organization, kinds));
        } catch (RuntimeException unreadable) {
            LOG.debug("What a change touches could not be read", unreadable);
            return ChangeNotice.ofEverything(organization);
        }
    }

    private void tell(Subscriber subscriber, ChangeNotice notice) {
        if (!subscriber.keep(notice)) {
            return;
        }
        try {
            subscriber.ui().access(() -> {
                try {
                    subscriber.hear();
                } catch (Refusal notTheirs) {
                    // A person whose session has ended, or who is not a member any more, learns that at their next
                    // click.
                    screens.remove(subscriber);
                } catch (RuntimeException failure) {
                    LOG.warn("A screen could not show what has changed", failure);
                }
            });
        } catch (UIDetachedException closed) {
            screens.remove(subscriber);
        }
    }

    @PreDestroy
    void stop() {
        teller.shutdownNow();
    }
}

package dev.kunci.review.app;

import dev.kunci.operators.Actor;
import dev.kunci.registry.value.Target;
import dev.kunci.review.Cursor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pages of whole apps for programs, each as of one moment: an app deleted between two queries would leave its page
 * short, and programs take a short page for the last one.
 */
@Service
@Transactional(readOnly = true)
public class AppDetailsPages {

    private final JdbcClient jdbc;
    private final AppPages pages;
    private final AppDetailsReader reader;

    AppDetailsPages(JdbcClient jdbc, AppPages pages, AppDetailsReader reader) {
        this.jdbc = jdbc;
        this.pages = pages;
        this.reader = reader;
    }

    /** @param from by appId */
    public List<AppDetails> find(Actor actor, UUID organization, AppPages.Wanted wanted, Cursor from) {
        stopTheClock();
        return whole(actor, organization, pages.find(actor, organization, wanted, from));
    }

    /** @param from by name */
    public List<AppDetails> of(Actor actor, Target owner, Cursor from) {
        stopTheClock();
        return whole(actor, owner.organization(), pages.of(actor, owner, from));
    }

    /** Everything this transaction reads from here on is as of one moment. */
    private void stopTheClock() {
        jdbc.sql("set transaction isolation level repeatable read").update();
    }

    private List<AppDetails> whole(Actor actor, UUID organization, List<AppPages.Named> named) {
        List<UUID> ids = named.stream().map(AppPages.Named::id).toList();
        Map<UUID, AppDetails> found = new HashMap<>();
        reader.find(actor, organization, ids)
                .forEach(app -> found.put(app.target().id(), app));
        return ids.stream().map(found::get).map(Objects::requireNonNull).toList();
    }
}

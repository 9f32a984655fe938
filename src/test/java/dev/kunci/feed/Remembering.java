package dev.kunci.feed;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A listener that caches what is revoked in one organization; everything else is allowed. */
final class Remembering implements ChangeListener {

    private final JdbcClient jdbc;
    private final UUID organization;
    private final Set<UUID> revoked = ConcurrentHashMap.newKeySet();

    Remembering(JdbcClient jdbc, UUID organization) {
        this.jdbc = jdbc;
        this.organization = organization;
    }

    boolean allows(UUID key) {
        return !revoked.contains(key);
    }

    @Override
    public void changed(List<Change> changes) {
        changes.forEach(change -> revoked.add(change.subject()));
    }

    @Override
    public void changedAll() {
        revoked.addAll(jdbc.sql("select subject_id from feed_change where organization_id = ?")
                .param(organization)
                .query(UUID.class)
                .set());
    }
}

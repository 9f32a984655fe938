package dev.kunci.registry.change;

import dev.kunci.registry.StatusHolder;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.database.OneRoundTrip;
import dev.kunci.shared.database.PlanCache;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Locks what is decided in a transaction that does nothing else. Rows are locked in the order of all locks: owner, app,
 * credential, grant, and by id within each. From here on the transaction keeps its plans, as all its statements find
 * their rows by their keys.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class StatusLocks {

    private static final String LOCK = """
            select %s from %s x where x.organization_id = :organization and x.id = any(:ids::uuid[])
            order by x.id for no key update of x\s""";

    private final OneRoundTrip database;

    StatusLocks(OneRoundTrip database) {
        this.database = database;
    }

    /**
     * Waits for rows that others hold.
     *
     * @return those that exist, by id; to be changed by their verbs alone, and to be given to {@link ChangeRecorder}
     */
    public Map<UUID, StatusHolder> lock(UUID organization, Collection<Target> targets) {
        return lock(organization, targets, "");
    }

    /** The same without waiting: rows that others hold are left out. */
    public Map<UUID, StatusHolder> lockFree(UUID organization, Collection<Target> targets) {
        return lock(organization, targets, "skip locked");
    }

    private Map<UUID, StatusHolder> lock(UUID organization, Collection<Target> targets, String otherwise) {
        Map<UUID, StatusHolder> locked = new HashMap<>();
        for (Level level : Level.values()) {
            List<String> ids = targets.stream()
                    .filter(target -> target.level() == level)
                    .map(target -> target.id().toString())
                    .toList();
            if (!ids.isEmpty()) {
                database.query(
                                PlanCache.KEEP_PLANS,
                                LOCK.formatted(DecidedRow.columns(level), level.table()) + otherwise,
                                Map.of("organization", organization, "ids", ids.toArray(String[]::new)),
                                (row, _) -> DecidedRow.read(row, level, organization))
                        .forEach(holder -> locked.put(holder.id(), holder));
            }
        }
        return locked;
    }
}

package dev.kunci.registry.keyset;

import dev.kunci.audit.ActorSnapshot;
import dev.kunci.vault.KeyName;
import dev.kunci.vault.KeysetFile;
import dev.kunci.vault.KeysetState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Retires keys of the keysets once nothing is stored under them any more. */
@Component
public class KeyRetirement {

    private final KeysetTable table;
    private final KeysetFile file;
    private final KeysetUsage usage;
    private final KeysetChanges changes;
    private final TransactionTemplate transaction;

    KeyRetirement(
            KeysetTable table,
            KeysetFile file,
            KeysetUsage usage,
            KeysetChanges changes,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.file = file;
        this.usage = usage;
        this.changes = changes;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** All keys with what is stored under each, oldest first. */
    public List<KeysetUsage.Use> list() {
        return usage.list();
    }

    /**
     * Retires former keys under which nothing is stored any more, and removes them from the file.
     *
     * @return the state of each former key
     */
    public List<KeysetUsage.Use> retire(ActorSnapshot author) {
        List<KeysetUsage.Use> earlier = usage.list().stream()
                .filter(use -> use.state() == KeysetUsage.State.EARLIER)
                .toList();
        Set<KeyName> ended = earlier.stream()
                .filter(KeysetUsage.Use::idle)
                .map(KeysetUsage.Use::name)
                .collect(Collectors.toCollection(HashSet::new));
        transaction.executeWithoutResult(_ -> {
            table.lock();
            KeysetState state = table.state("for update").orElseThrow();
            ended.removeAll(state.written());
            ended.forEach(table::retire);
            if (!ended.isEmpty()) {
                changes.record(author, "retired", ended);
                changes.publish(state.lookup(), state.values());
            }
        });
        changes.inFile(
                state -> file.read().writtenWith(state.lookup(), state.values()).without(state.retired()::contains));
        return earlier;
    }
}

package dev.kunci.registry.keyset;

import dev.kunci.audit.Action;
import dev.kunci.audit.ActorSnapshot;
import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Subject;
import dev.kunci.feed.Change;
import dev.kunci.feed.Feed;
import dev.kunci.vault.KeyName;
import dev.kunci.vault.KeyVault;
import dev.kunci.vault.KeysetFile;
import dev.kunci.vault.KeysetState;
import dev.kunci.vault.Keysets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What every change of the keysets includes: the file, the audit log, and a message to the other instances. */
@Component
class KeysetChanges {

    /** The kind of a change of the keys in use. */
    static final String KEYSETS = "keysets";

    private final JdbcClient jdbc;
    private final KeysetTable table;
    private final KeysetFile file;
    private final KeyVault vault;
    private final Feed feed;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    KeysetChanges(
            JdbcClient jdbc,
            KeysetTable table,
            KeysetFile file,
            KeyVault vault,
            Feed feed,
            AuditLog audit,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.table = table;
        this.file = file;
        this.vault = vault;
        this.feed = feed;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** One change of the file. */
    @FunctionalInterface
    interface FileChange {
        Keysets of(KeysetState state) throws GeneralSecurityException;
    }

    void inFile(FileChange change) {
        transaction.executeWithoutResult(_ -> {
            table.lock();
            try {
                Keysets keysets = file.read();
                Keysets changed = change.of(table.state("").orElseThrow());
                if (!changed.sameAs(keysets)) {
                    file.replace(changed);
                }
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the keysets file lacks a key", e);
            }
        });
        vault.reload();
    }

    /** Once in each organization, because its keys are stored under them. */
    void record(ActorSnapshot author, String step, Set<KeyName> names) {
        String label =
                String.join(", ", names.stream().map(KeyName::toString).sorted().toList());
        Subject subject = Subject.alone(KEYSETS, null, label);
        List<UUID> organizations = jdbc.sql("select id from organization order by id")
                .query((rs, n) -> rs.getObject("id", UUID.class))
                .list();
        List<UUID> all = organizations.isEmpty() ? List.of(AuditEntry.INSTALLATION) : organizations;
        audit.append(all.stream()
                .map(organization -> AuditEntry.done(organization, author, Action.ROTATE, subject)
                        .change(null, Map.of("step", step)))
                .toList());
    }

    void publish(long lookup, long values) {
        feed.publish(List.of(new Change(AuditEntry.INSTALLATION, KEYSETS, new UUID(lookup, values))));
    }
}

package dev.kunci.registry;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Author;
import dev.kunci.audit.Entry;
import dev.kunci.audit.Origin;
import dev.kunci.audit.Subject;
import dev.kunci.feed.Change;
import dev.kunci.feed.Feed;
import dev.kunci.shared.Refusal;
import dev.kunci.shared.database.Unavailable;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes the keys of both keysets while everything goes on. First a new key is put into the file, and every running
 * instance has to be able to read it; only then is it written with; then what is stored is moved to it. Each step is one
 * transaction, so that whoever is interrupted is followed by whoever comes next.
 */
@Component
public class KeyRotation {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);

    /** The kind of a change of the keys that are written with. */
    static final String KEYSETS = "keysets";

    private static final Author SYSTEM = new Author(null, "Kunci", null, Origin.SYSTEM);

    private final JdbcClient jdbc;
    private final KeysetTable table;
    private final KeysetFile file;
    private final KeyVault vault;
    private final KeyUsage usage;
    private final Resealing resealing;
    private final Feed feed;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    KeyRotation(
            JdbcClient jdbc,
            KeysetTable table,
            KeysetFile file,
            KeyVault vault,
            KeyUsage usage,
            Resealing resealing,
            Feed feed,
            AuditLog audit,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.table = table;
        this.file = file;
        this.vault = vault;
        this.usage = usage;
        this.resealing = resealing;
        this.feed = feed;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Where a rotation stands. */
    public enum Stage {
        /** Some instances cannot read the new key yet. */
        WAITING,
        /** Something was done, and more is to be done. */
        MOVING,
        /** Somebody else is at it. */
        BUSY,
        DONE
    }

    /**
     * @param missing the instances that are waited for, by name
     * @param moved how many credentials have been moved so far
     */
    public record Progress(Stage stage, List<String> missing, long moved) {}

    /**
     * Begins a rotation; where one is going on, that one goes on.
     *
     * @return whether there are new keys that are not written with yet
     */
    public boolean begin(Author author) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            table.lock();
            KeysetState state = table.state("for update").orElseThrow();
            if (state.next() != null) {
                return true;
            }
            if (state.switched() != null && !state.resealed()) {
                return false;
            }
            Keysets keysets = withNew(file.read());
            KeysetState.Next next = newest(keysets);
            next.names().forEach(name -> table.add(name, Objects.requireNonNull(keysets.fingerprint(name))));
            table.announce(next);
            record(author, "announced", next.names());
            publish(state.lookup(), state.values());
            return true;
        }));
    }

    /** A key of a rotation that was interrupted before anybody was told of it is taken up again. */
    private Keysets withNew(Keysets keysets) {
        if (!unknown(keysets).isEmpty()) {
            return keysets;
        }
        try {
            Keysets grown = keysets.grown();
            file.replace(grown);
            return grown;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key can be made", e);
        }
    }

    private Set<KeyName> unknown(Keysets keysets) {
        Set<KeyName> unknown = new HashSet<>(keysets.names());
        table.keys().forEach(known -> unknown.remove(known.name()));
        return unknown;
    }

    private KeysetState.Next newest(Keysets keysets) {
        Set<KeyName> fresh = unknown(keysets);
        return new KeysetState.Next(one(fresh, KeyName.LOOKUP), one(fresh, KeyName.VALUES));
    }

    private static long one(Set<KeyName> names, String keyset) {
        return names.stream()
                .filter(name -> name.keyset().equals(keyset))
                .map(KeyName::version)
                .findFirst()
                .orElseThrow(() -> new Refusal.Conflict("refusal.keysets.half"));
    }

    /** How far it is, with nothing done. */
    public Progress progress() {
        KeysetState state = table.state("").orElseThrow();
        return state.next() != null
                ? new Progress(Stage.WAITING, table.without(state.next().names()), 0)
                : new Progress(state.resealed() ? Stage.DONE : Stage.MOVING, List.of(), state.moved());
    }

    /** Does the next small step of whatever rotation is going on, if any. */
    public Progress advance() {
        KeysetState state = table.state("").orElseThrow();
        if (!vault.follows(state)) {
            transaction.executeWithoutResult(_ -> table.state("for share").ifPresent(vault::adopt));
        }
        if (state.next() != null) {
            return advance(state.next(), state);
        }
        if (state.resealed()) {
            return new Progress(Stage.DONE, List.of(), state.moved());
        }
        return switch (resealing.batch(state)) {
            case MOVED -> new Progress(Stage.MOVING, List.of(), state.moved());
            case BUSY -> new Progress(Stage.BUSY, List.of(), state.moved());
            case NOTHING_LEFT -> finish(state);
        };
    }

    private Progress advance(KeysetState.Next next, KeysetState state) {
        if (!vault.here().containsAll(next.names())) {
            vault.reload();
        }
        try {
            List<String> missing = Objects.requireNonNull(transaction.execute(_ -> writeWith(next)));
            if (!missing.isEmpty()) {
                return new Progress(Stage.WAITING, missing, 0);
            }
        } catch (RuntimeException held) {
            if (Unavailable.locked(held)) {
                return new Progress(Stage.BUSY, List.of(), 0);
            }
            throw held;
        }
        markFile();
        return new Progress(Stage.MOVING, List.of(), 0);
    }

    /** @return who cannot read it yet; nothing was changed where there is anybody */
    private List<String> writeWith(KeysetState.Next next) {
        jdbc.sql("set local lock_timeout = '1s'").update();
        table.lock();
        KeysetState now = table.state("for update").orElseThrow();
        if (!next.equals(now.next())) {
            return List.of();
        }
        List<String> missing = new ArrayList<>(table.without(next.names()));
        if (!vault.here().containsAll(next.names())) {
            missing.add("the keysets file " + file + " here");
        }
        if (!missing.isEmpty()) {
            return missing;
        }
        byte[] fingerprint = table.keys().stream()
                .filter(known -> known.name().equals(KeyName.lookup(next.lookup())))
                .map(KeysetTable.Known::fingerprint)
                .findFirst()
                .orElseThrow();
        table.writeWith(next, fingerprint);
        record(SYSTEM, "written", next.names());
        publish(next.lookup(), next.values());
        return List.of();
    }

    private Progress finish(KeysetState state) {
        transaction.executeWithoutResult(_ -> {
            KeysetState now = table.state("for update").orElseThrow();
            if (!now.resealed() && now.sameKeys(state) && now.samePlace(state)) {
                table.resealed();
                if (now.switched() != null) {
                    record(SYSTEM, "moved", now.written());
                }
            }
        });
        markFile();
        return new Progress(Stage.DONE, List.of(), state.moved());
    }

    /** The file says it as well, for who has the file alone, as a restored backup does; where it cannot, all goes on. */
    private void markFile() {
        try {
            inFile(state -> file.read().writtenWith(state.lookup(), state.values()));
        } catch (BeanCreationException readOnly) {
            LOG.info("The database alone says which key is written with: {}", readOnly.getMessage());
        }
    }

    /** One change of the file. */
    @FunctionalInterface
    private interface FileChange {
        Keysets of(KeysetState state) throws GeneralSecurityException;
    }

    private void inFile(FileChange change) {
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

    /** All keys with what is stored under each, the oldest first. */
    public List<KeyUsage.Use> list() {
        return usage.list();
    }

    /**
     * Ends the earlier keys under which nothing is stored any more, and takes them out of the file.
     *
     * @return what became of each earlier key
     */
    public List<KeyUsage.Use> retire(Author author) {
        List<KeyUsage.Use> earlier = usage.list().stream()
                .filter(use -> use.state() == KeyUsage.State.EARLIER)
                .toList();
        Set<KeyName> ended = new HashSet<>();
        earlier.stream().filter(KeyUsage.Use::idle).map(KeyUsage.Use::name).forEach(ended::add);
        transaction.executeWithoutResult(_ -> {
            table.lock();
            KeysetState state = table.state("for update").orElseThrow();
            ended.removeAll(state.written());
            ended.forEach(table::retire);
            if (!ended.isEmpty()) {
                record(author, "retired", ended);
                publish(state.lookup(), state.values());
            }
        });
        inFile(state -> file.read()
                .writtenWith(state.lookup(), state.values())
                .without(state.retired()::contains));
        return earlier;
    }

    /** In each organization, because the keys of each are stored under them. */
    private void record(Author author, String step, Set<KeyName> names) {
        String label = String.join(", ", names.stream().map(KeyName::toString).sorted().toList());
        Subject subject = Subject.alone(KEYSETS, null, label);
        List<UUID> organizations =
                jdbc.sql("select id from organization order by id").query(UUID.class).list();
        List<UUID> all = organizations.isEmpty() ? List.of(Entry.INSTALLATION) : organizations;
        audit.append(all.stream()
                .map(organization -> Entry.done(organization, author, Action.ROTATE, subject)
                        .change(null, Map.of("step", step)))
                .toList());
    }

    private void publish(long lookup, long values) {
        feed.publish(List.of(new Change(Entry.INSTALLATION, KEYSETS, new UUID(lookup, values))));
    }
}

package dev.kunci.registry.keyset;

import dev.kunci.audit.ActorSnapshot;
import dev.kunci.audit.Origin;
import dev.kunci.shared.Refusal;
import dev.kunci.shared.database.DatabaseUnavailable;
import dev.kunci.vault.KeyName;
import dev.kunci.vault.KeyVault;
import dev.kunci.vault.KeysetFile;
import dev.kunci.vault.KeysetState;
import dev.kunci.vault.Keysets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rotates the keys of both keysets while everything keeps running. First a new key is added to the file, and every
 * running instance must be able to read with it. Only then is it written with, and then what is stored is re-encrypted.
 * Each step is one transaction, so that anyone can continue an interrupted rotation.
 */
@Component
public class KeyRotation {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);

    private static final ActorSnapshot SYSTEM = new ActorSnapshot(null, "Kunci", null, Origin.SYSTEM);

    private final JdbcClient jdbc;
    private final KeysetTable table;
    private final KeysetFile file;
    private final KeyVault vault;
    private final Reencryption reencryption;
    private final KeysetChanges changes;
    private final TransactionTemplate transaction;

    KeyRotation(
            JdbcClient jdbc,
            KeysetTable table,
            KeysetFile file,
            KeyVault vault,
            Reencryption reencryption,
            KeysetChanges changes,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.table = table;
        this.file = file;
        this.vault = vault;
        this.reencryption = reencryption;
        this.changes = changes;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The stage of a rotation. */
    public enum Stage {
        /** Some instances cannot read with the new key yet. */
        WAITING,
        /** A step was done, and more are left. */
        MOVING,
        /** Another instance is working on it. */
        BUSY,
        DONE
    }

    /**
     * @param missing the names of the instances that are waited for
     * @param moved how many credentials have been re-encrypted so far
     */
    public record Progress(Stage stage, List<String> missing, long moved) {}

    /**
     * Starts a rotation, or continues the one in progress.
     *
     * @return whether there are new keys that are not written with yet
     */
    public boolean begin(ActorSnapshot author) {
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
            changes.record(author, "announced", next.names());
            changes.publish(state.lookup(), state.values());
            return true;
        }));
    }

    /** Reuses the key of a rotation that was interrupted before it was announced. */
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

    /** The progress, without doing anything. */
    public Progress progress() {
        KeysetState state = table.state("").orElseThrow();
        return state.next() != null
                ? new Progress(Stage.WAITING, table.without(state.next().names()), 0)
                : new Progress(state.resealed() ? Stage.DONE : Stage.MOVING, List.of(), state.moved());
    }

    /** Does the next small step of a rotation in progress, if there is one. */
    public Progress advance() {
        KeysetState state = table.state("").orElseThrow();
        if (!vault.follows(state)) {
            transaction.executeWithoutResult(_ -> table.state("for share").ifPresent(vault::adopt));
        }
        if (state.next() != null) {
            return advance(state.next());
        }
        if (state.resealed()) {
            return new Progress(Stage.DONE, List.of(), state.moved());
        }
        return switch (reencryption.batch(state)) {
            case MOVED -> new Progress(Stage.MOVING, List.of(), state.moved());
            case BUSY -> new Progress(Stage.BUSY, List.of(), state.moved());
            case NOTHING_LEFT -> finish(state);
        };
    }

    private Progress advance(KeysetState.Next next) {
        if (!vault.here().containsAll(next.names())) {
            vault.reload();
        }
        List<String> waiting = table.without(next.names());
        if (!waiting.isEmpty()) {
            return new Progress(Stage.WAITING, waiting, 0);
        }
        try {
            List<String> missing = Objects.requireNonNull(transaction.execute(_ -> writeWith(next)));
            if (!missing.isEmpty()) {
                return new Progress(Stage.WAITING, missing, 0);
            }
        } catch (RuntimeException held) {
            if (DatabaseUnavailable.locked(held)) {
                return new Progress(Stage.BUSY, List.of(), 0);
            }
            throw held;
        }
        markFile();
        return new Progress(Stage.MOVING, List.of(), 0);
    }

    /** @return the instances that cannot read with it yet; if there are any, nothing was changed */
    private List<String> writeWith(KeysetState.Next next) {
        jdbc.sql("set local lock_timeout = '200ms'").update();
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
        changes.record(SYSTEM, "written", next.names());
        changes.publish(next.lookup(), next.values());
        return List.of();
    }

    private Progress finish(KeysetState state) {
        transaction.executeWithoutResult(_ -> {
            KeysetState now = table.state("for update").orElseThrow();
            if (!now.resealed() && now.sameKeys(state) && now.samePlace(state)) {
                table.resealed();
                if (now.switched() != null) {
                    changes.record(SYSTEM, "moved", now.written());
                }
            }
        });
        markFile();
        return new Progress(Stage.DONE, List.of(), state.moved());
    }

    /**
     * Marks the key in the file as well, for whoever has only the file, as after a restore; a failure here does no
     * harm.
     */
    private void markFile() {
        try {
            changes.inFile(state -> file.read().writtenWith(state.lookup(), state.values()));
        } catch (BeanCreationException readOnly) {
            LOG.info("The database alone says which key is written with: {}", readOnly.getMessage());
        }
    }
}

package dev.kunci.registry.keyset;

import dev.kunci.shared.database.TimeoutBounds;
import dev.kunci.vault.KeyName;
import dev.kunci.vault.KeyVault;
import dev.kunci.vault.KeysetFile;
import dev.kunci.vault.KeysetState;
import dev.kunci.vault.Keysets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Binds a database to its keysets. The first instance on a database claims it for its keysets; all others must have the
 * same ones, because otherwise they could neither find nor decrypt what the first one stores.
 */
final class KeysetBinding {

    private final JdbcClient jdbc;
    private final KeysetTable table;
    private final TransactionTemplate transaction;
    private final KeysetFile file;

    KeysetBinding(DataSource database, KeysetFile file) {
        this.jdbc = JdbcClient.create(database);
        this.table = new KeysetTable(jdbc);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        this.file = file;
    }

    /**
     * Neither creates new keysets for a database that is bound to others, nor accepts the wrong ones.
     *
     * @param instance the instance that will answer by the keys, null for others; from now on nobody writes with a key
     *     that it lacks
     * @throws BeanCreationException saying in one sentence what to do
     */
    KeyVault open(@Nullable KeysetInstance instance) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            table.lock();
            // Reading the file and loading the ciphers takes seconds on a machine that is very busy.
            TimeoutBounds.goOn(jdbc);
            KeysetState claimed = table.state("").orElse(null);
            if (!file.exists()) {
                make(claimed != null);
            }
            Keysets keysets = file.read();
            KeyVault vault = new KeyVault(file, keysets);
            if (!opensWhatIsSealed(vault)) {
                throw new BeanCreationException("The keysets file " + file
                        + " is not the one with which the credentials in the database were sealed: put the right one back"
                        + " from your copy.");
            }
            check(keysets, claimed);
            vault.adopt(table.state("").orElseThrow());
            if (instance != null) {
                table.present(instance.id(), instance.name(), vault.here());
            }
            return vault;
        }));
    }

    private void make(boolean claimed) {
        boolean sealed = jdbc.sql("select exists (select 1 from credential)")
                .query(Boolean.class)
                .single();
        if (sealed) {
            throw new BeanCreationException("The keysets file " + file
                    + " is missing, but the database holds credentials sealed with it: put it back from your copy, or copy"
                    + " it from another instance on this database.");
        }
        if (claimed) {
            throw new BeanCreationException("The keysets file " + file
                    + " is missing, but another instance has begun this database with its own: copy that instance's"
                    + " keysets.json to there, or name its place in KUNCI_KEYSETS.");
        }
        file.create();
    }

    private boolean opensWhatIsSealed(KeyVault vault) {
        return jdbc.sql("select id, hash_version, key_cipher, secret_cipher from credential limit 1")
                .query((rs, n) -> vault.versions().contains(rs.getLong("hash_version"))
                        && vault.opens(
                                rs.getObject("id", UUID.class),
                                rs.getBytes("key_cipher"),
                                rs.getBytes("secret_cipher")))
                .optional()
                .orElse(true);
    }

    /** All keys that the database still needs must be there. One that will be written with later may follow. */
    private void check(Keysets keysets, @Nullable KeysetState claimed) {
        if (claimed != null) {
            byte[] fingerprint = jdbc.sql("select fingerprint from keyset_claim")
                    .query(byte[].class)
                    .single();
            List<KeysetTable.Known> needed = table.keys().stream()
                    .filter(known -> known.retired() == null)
                    .filter(known ->
                            claimed.next() == null || !claimed.next().names().contains(known.name()))
                    .toList();
            if (!keysets.has(KeyName.lookup(claimed.lookup()), fingerprint)
                    || !needed.stream().allMatch(known -> keysets.has(known.name(), known.fingerprint()))) {
                throw new BeanCreationException("The keysets file " + file
                        + " is not the one of this database, which another instance has begun with its own: copy that"
                        + " instance's keysets.json to there, or name its place in KUNCI_KEYSETS.");
            }
        }
        if (claimed == null || claimed.values() == 0) {
            table.begin(
                    keysets.lookupPrimary(),
                    keysets.valuePrimary(),
                    fingerprint(keysets, KeyName.lookup(keysets.lookupPrimary())));
            keysets.names().forEach(name -> table.add(name, fingerprint(keysets, name)));
        }
    }

    private static byte[] fingerprint(Keysets keysets, KeyName name) {
        return Objects.requireNonNull(keysets.fingerprint(name));
    }
}

package dev.kunci.registry;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps a database and its keysets together. The first instance on a database claims it for its keysets; every other one
 * has to have the same, or what one seals the others could neither find nor open.
 */
final class KeysetClaim {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Path path;
    private final KeysetFile file;

    KeysetClaim(DataSource database, Path keysets) {
        this.jdbc = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        this.path = keysets;
        this.file = new KeysetFile(keysets);
    }

    private record Claimed(long version, byte[] fingerprint) {}

    /**
     * Neither makes new keysets beside a database that belongs to others, nor takes the wrong ones.
     *
     * @throws BeanCreationException saying in one sentence what to do
     */
    KeyVault open() {
        return Objects.requireNonNull(transaction.execute(_ -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtext('kunci.keysets'))")
                    .query()
                    .listOfRows();
            Claimed claimed = claimed();
            if (!file.exists()) {
                make(claimed);
            }
            KeyVault vault = file.open();
            if (!opensWhatIsSealed(vault)) {
                throw new BeanCreationException("The keysets file " + path
                        + " is not the one with which the credentials in the database were sealed: put the right one back"
                        + " from your copy.");
            }
            claim(vault, claimed);
            return vault;
        }));
    }

    private void make(@Nullable Claimed claimed) {
        boolean sealed = jdbc.sql("select exists (select 1 from credential)")
                .query(Boolean.class)
                .single();
        if (sealed) {
            throw new BeanCreationException("The keysets file " + path
                    + " is missing, but the database holds credentials sealed with it: put it back from your copy, or copy"
                    + " it from another instance on this database.");
        }
        if (claimed != null) {
            throw new BeanCreationException("The keysets file " + path
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

    /** Newer keysets that still have the key of before take their place, and from then on older ones do not fit. */
    private void claim(KeyVault vault, @Nullable Claimed claimed) {
        if (claimed != null && !Arrays.equals(vault.fingerprint(claimed.version()), claimed.fingerprint())) {
            throw new BeanCreationException("The keysets file " + path
                    + " is not the one of this database, which another instance has begun with its own: copy that"
                    + " instance's keysets.json to there, or name its place in KUNCI_KEYSETS.");
        }
        if (claimed == null || claimed.version() != vault.version()) {
            jdbc.sql("insert into keyset_claim values (1, ?, ?) on conflict (id)"
                            + " do update set key_version = excluded.key_version, fingerprint = excluded.fingerprint")
                    .params(vault.version(), Objects.requireNonNull(vault.fingerprint(vault.version())))
                    .update();
        }
    }

    private @Nullable Claimed claimed() {
        return jdbc.sql("select key_version, fingerprint from keyset_claim")
                .query((rs, n) -> new Claimed(rs.getLong("key_version"), rs.getBytes("fingerprint")))
                .optional()
                .orElse(null);
    }
}

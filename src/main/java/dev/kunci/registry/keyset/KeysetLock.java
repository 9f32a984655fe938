package dev.kunci.registry.keyset;

import dev.kunci.vault.KeyVault;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Taken before a consumer key is stored. Until the end of the transaction the key in use stays the same everywhere, so
 * that one consumer key is never stored under two hashes, and nothing stored is re-encrypted meanwhile.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class KeysetLock {

    private final KeysetTable table;
    private final KeyVault vault;

    KeysetLock(KeysetTable table, KeyVault vault) {
        this.table = table;
        this.vault = vault;
    }

    /** @throws IllegalStateException if the keysets file lacks the key in use */
    public void take() {
        table.state("for share").ifPresent(vault::adopt);
        if (!vault.complete()) {
            throw new IllegalStateException(
                    "the keysets file lacks the key that is written with now: copy it from another instance");
        }
    }
}

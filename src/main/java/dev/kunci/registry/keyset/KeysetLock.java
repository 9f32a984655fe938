package dev.kunci.registry.keyset;

import dev.kunci.vault.KeyVault;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whoever stores a consumer key holds the keysets first. Until the end of the transaction the key that is written with
 * stays the same everywhere, so that one consumer key is never stored under two hashes at once, and nothing stored is
 * moved to another key meanwhile.
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

    /** @throws IllegalStateException where the keysets file lacks the key that is written with */
    public void take() {
        table.state("for share").ifPresent(vault::adopt);
        if (!vault.complete()) {
            throw new IllegalStateException(
                    "the keysets file lacks the key that is written with now: copy it from another instance");
        }
    }
}

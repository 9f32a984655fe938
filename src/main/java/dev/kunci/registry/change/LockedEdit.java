package dev.kunci.registry.change;

import dev.kunci.registry.value.Target;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Holds a thing still while somebody compares it with what they saw and then changes it, in one transaction. */
@Service
@Transactional
public class LockedEdit {

    private final Descendants subtree;

    LockedEdit(Descendants subtree) {
        this.subtree = subtree;
    }

    /**
     * @param top what nobody else changes meanwhile, with all below it; whether it exists is the change's to find out
     * @return what the change returns
     */
    public <T> T still(Target top, Supplier<T> change) {
        subtree.lock(top);
        return change.get();
    }

    /** The same for an API product. */
    public <T> T still(UUID organization, UUID product, Supplier<T> change) {
        subtree.lockProduct(organization, product);
        return change.get();
    }
}

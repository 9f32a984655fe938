package dev.kunci.approval;

import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.AuditLog;
import dev.kunci.feed.Feed;
import dev.kunci.operators.Actor;
import dev.kunci.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Ends a key that has leaked and replaces it, all of it or nothing, and for good: this is not undone. Returns when it
 * counts everywhere.
 */
@Service
public class LeakedKeys {

    private final LeakTransaction transaction;
    private final AuditLog audit;
    private final Feed feed;

    LeakedKeys(LeakTransaction transaction, AuditLog audit, Feed feed) {
        this.transaction = transaction;
        this.audit = audit;
        this.feed = feed;
    }

    /**
     * @throws Refusal.Forbidden for who does not approve everything here, and for a replacement from who is no editor
     * @throws Refusal.NotFound where this organization has no such key
     * @throws Refusal.Conflict where it is revoked already, which counts everywhere by then
     */
    public LeakResult revoke(Actor actor, Leak leak) {
        List<AuditEntry> refused = new ArrayList<>();
        try {
            return DeadlockRetry.of(() -> {
                refused.clear();
                return transaction.revoke(actor, leak, refused);
            });
        } catch (Refusal.Conflict done) {
            feed.settle();
            throw done;
        } catch (Refusal why) {
            if (!refused.isEmpty()) {
                audit.note(refused);
            }
            throw why;
        }
    }
}

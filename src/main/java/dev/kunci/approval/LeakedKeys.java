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
 * Ends a leaked key and replaces it, completely or not at all, and for good: this cannot be undone. Returns when it has
 * taken effect everywhere.
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
     * @throws Refusal.Forbidden unless the actor approves everything here and, for a replacement, is an editor
     * @throws Refusal.NotFound if this organization has no such key
     * @throws Refusal.Conflict if it is already revoked, which has taken effect everywhere by then
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

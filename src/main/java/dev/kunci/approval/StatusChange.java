package dev.kunci.approval;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditEntry;
import dev.kunci.registry.StatusHolder;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change of one status, as {@link StatusChanges} executes it: a decision, or an undo. */
interface StatusChange {

    Target target();

    Action action();

    @Nullable
    String reason();

    /** The record of the decision that is undone, null for a decision. */
    @Nullable
    UUID undoes();

    /**
     * @param holder locked
     * @return the refusal to record, or null if it is allowed; a conflict means that someone else decided meanwhile
     */
    @Nullable
    Refusal against(StatusHolder holder);

    /**
     * @param holder locked
     * @return the result if nothing has to be changed or recorded, or null to apply it
     */
    @Nullable
    Result settled(StatusHolder holder);

    void apply(StatusHolder holder);

    /** The audit record of a refusal. */
    AuditEntry refusal(Refusal why);
}

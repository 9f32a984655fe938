package dev.kunci.approval;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditEntry;
import dev.kunci.registry.StatusHolder;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change of one status that somebody asks for, as {@link StatusChanges} carries it out: a decision, or an undo. */
interface StatusChange {

    Target target();

    Action action();

    @Nullable
    String reason();

    /** The record of the decision that is taken back, null where none is. */
    @Nullable
    UUID undoes();

    /**
     * @param holder locked
     * @return why it is refused, on record, or null where it is allowed; a conflict says that somebody else decided meanwhile
     */
    @Nullable
    Refusal against(StatusHolder holder);

    /**
     * @param holder locked
     * @return how it ends without a change or a record, or null where it has to be applied
     */
    @Nullable
    Result settled(StatusHolder holder);

    void apply(StatusHolder holder);

    /** The record of a refusal. */
    AuditEntry refusal(Refusal why);
}

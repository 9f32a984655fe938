package dev.kunci.shared.database;

import dev.kunci.shared.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Tells by its own name which constraint a change breaks, so that no other one is taken for it. */
public final class ViolatedConstraint {

    private ViolatedConstraint() {}

    /**
     * @param refusals by the name that PostgreSQL gives the constraint or unique index
     * @return the refusal for the constraint that was broken; the failure itself where there is none for it
     */
    public static RuntimeException refusal(RuntimeException failure, Map<String, ? extends Refusal> refusals) {
        String broken = name(failure);
        Refusal refusal = broken == null ? null : refusals.get(broken);
        return refusal == null ? failure : refusal;
    }

    /** @return null where no constraint was broken */
    static @Nullable String name(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException refused) {
                ServerErrorMessage message = refused.getServerErrorMessage();
                return message == null ? null : message.getConstraint();
            }
        }
        return null;
    }
}

package dev.kunci.shared.database;

import dev.kunci.shared.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Identifies the violated constraint by its name, so that it is not taken for another. */
public final class ViolatedConstraint {

    private ViolatedConstraint() {}

    /**
     * @param refusals by PostgreSQL's name of the constraint or unique index
     * @return the refusal for the violated constraint, or the failure itself if there is none
     */
    public static RuntimeException refusal(RuntimeException failure, Map<String, ? extends Refusal> refusals) {
        String broken = name(failure);
        Refusal refusal = broken == null ? null : refusals.get(broken);
        return refusal == null ? failure : refusal;
    }

    /** @return null if no constraint was violated */
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

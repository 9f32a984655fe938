package dev.kunci.console.backup;

import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Why something failed, short enough for one sentence: without the details that databases and migrations add. */
final class FailureReason {
    private FailureReason() {}

    static String of(Exception e) {
        ServerErrorMessage said = e instanceof PSQLException database ? database.getServerErrorMessage() : null;
        String whole = said == null ? String.valueOf(e.getMessage()) : String.valueOf(said.getMessage());
        return whole.lines().findFirst().orElse(e.getClass().getSimpleName());
    }
}

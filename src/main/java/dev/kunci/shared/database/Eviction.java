package dev.kunci.shared.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/** Removes connections to a read-only server from a pool: it answers, but it is not the primary any more. */
public final class Eviction implements SQLExceptionOverride {

    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException failure) {
        return DatabaseUnavailable.READ_ONLY.equals(failure.getSQLState())
                ? SQLExceptionOverride.Override.MUST_EVICT
                : SQLExceptionOverride.Override.CONTINUE_EVICT;
    }
}

package dev.kunci.shared.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/** Lets a pool keep no connection to a server that takes no changes any more: it answers, but it is not the one to ask. */
public final class Eviction implements SQLExceptionOverride {

    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException failure) {
        return DatabaseUnavailable.READ_ONLY.equals(failure.getSQLState())
                ? SQLExceptionOverride.Override.MUST_EVICT
                : SQLExceptionOverride.Override.CONTINUE_EVICT;
    }
}

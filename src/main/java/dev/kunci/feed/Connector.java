package dev.kunci.feed;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens database connections, each for the caller alone. */
@FunctionalInterface
interface Connector {

    Connection connect() throws SQLException;
}

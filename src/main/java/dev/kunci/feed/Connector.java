package dev.kunci.feed;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to the database, each for whoever asked for it alone. */
@FunctionalInterface
interface Connector {

    Connection connect() throws SQLException;
}

package dev.kunci.drill;

import java.io.IOException;
import java.sql.SQLException;

/** Something that happens to several Kuncis on one database. */
interface Mishap {

    /** Its name in the table of a drill. */
    String words();

    /** @param node affected most; returns when it is over, except for what continues in the background */
    void befall(Node node) throws IOException, InterruptedException, SQLException;
}

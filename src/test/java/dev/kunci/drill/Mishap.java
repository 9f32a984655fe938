package dev.kunci.drill;

import java.io.IOException;
import java.sql.SQLException;

/** What may befall several Kuncis on one database. */
interface Mishap {

    /** As the table of a drill names it. */
    String words();

    /** @param node whom it befalls most; returns when it is over, but for what goes on in the background */
    void befall(Node node) throws IOException, InterruptedException, SQLException;
}

/** The way to the database: nobody hangs on a server that has gone silent, and nobody waits for it longer than is said. */
@NullMarked
package dev.kunci.shared.database;

import org.jspecify.annotations.NullMarked;

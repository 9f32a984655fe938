/** Access to the database with time limits: nobody hangs on a silent server. */
@NullMarked
package dev.kunci.shared.database;

import org.jspecify.annotations.NullMarked;

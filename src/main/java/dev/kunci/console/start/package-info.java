/** How a Kunci starts: settings, the database, the Spring application and the first run. */
@NullMarked
package dev.kunci.console.start;

import org.jspecify.annotations.NullMarked;

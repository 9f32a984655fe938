/** One file that holds all an embedded Kunci knows: written beside a running Kunci, and made into a new one. */
@NullMarked
package dev.kunci.console.backup;

import org.jspecify.annotations.NullMarked;

/**
 * Backup: one file with everything an embedded Kunci knows, written beside a running Kunci, and restored as a new one.
 */
@NullMarked
package dev.kunci.console.backup;

import org.jspecify.annotations.NullMarked;

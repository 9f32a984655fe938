/** Accounts, files and programs of the machine. */
@NullMarked
package dev.kunci.console.system;

import org.jspecify.annotations.NullMarked;

/** The machine owner's door: the command line, and how a Kunci starts and stops. */
@NullMarked
package dev.kunci.console;

import org.jspecify.annotations.NullMarked;

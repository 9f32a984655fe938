/** Logging: one line for each event, and repeated errors shortened. */
@NullMarked
package dev.kunci.shared.logging;

import org.jspecify.annotations.NullMarked;

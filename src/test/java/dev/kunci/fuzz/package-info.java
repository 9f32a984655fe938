/** Fuzz tests: every parser that a stranger reaches takes whatever comes. */
@NullMarked
package dev.kunci.fuzz;

import org.jspecify.annotations.NullMarked;

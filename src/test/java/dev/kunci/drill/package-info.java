/** Drills: Kunci under faults and load, judged by what was promised. */
@NullMarked
package dev.kunci.drill;

import org.jspecify.annotations.NullMarked;

/** Drills: Kunci under faults and load, judged by what it promises. */
@NullMarked
package dev.kunci.drill;

import org.jspecify.annotations.NullMarked;

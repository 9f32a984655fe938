/** The embedded PostgreSQL; depends on nothing of Kunci and on no framework. */
@NullMarked
package dev.kunci.console.postgres;

import org.jspecify.annotations.NullMarked;

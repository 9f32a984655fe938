/** What all tests share: one PostgreSQL, one Spring context, people, and ready-made apps. */
@NullMarked
package dev.kunci.testing;

import org.jspecify.annotations.NullMarked;

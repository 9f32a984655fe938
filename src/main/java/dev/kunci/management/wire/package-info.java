/** The documents of the API and its errors. */
@NullMarked
package dev.kunci.management.wire;

import org.jspecify.annotations.NullMarked;

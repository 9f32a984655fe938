/** Decisions on many selected rows at once. */
@NullMarked
package dev.kunci.portal.bulk;

import org.jspecify.annotations.NullMarked;

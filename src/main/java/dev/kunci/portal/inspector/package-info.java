/** The key inspector: whose key this is, what keeps it from passing, and what to do when it has leaked. */
@NullMarked
package dev.kunci.portal.inspector;

import org.jspecify.annotations.NullMarked;

/** REST resources of decisions: approve, revoke, bulk decisions, and four eyes. */
@NullMarked
package dev.kunci.management.decision;

import org.jspecify.annotations.NullMarked;

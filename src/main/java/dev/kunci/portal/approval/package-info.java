/** The approval queue: what waits for a decision, with everything needed to decide, one by one or many at once. */
@NullMarked
package dev.kunci.portal.approval;

import org.jspecify.annotations.NullMarked;

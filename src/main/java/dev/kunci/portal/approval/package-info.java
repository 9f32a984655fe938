/** The approver's desk: what waits for a decision, with all it takes to decide, one by one or many at once. */
@NullMarked
package dev.kunci.portal.approval;

import org.jspecify.annotations.NullMarked;

/** What a decision, a deletion or a change would affect. */
@NullMarked
@NamedInterface("impact")
package dev.kunci.review.impact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

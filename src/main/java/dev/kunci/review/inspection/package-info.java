/** Looking into one key: finding it, explaining it, and simulating a call. */
@NullMarked
@NamedInterface("inspection")
package dev.kunci.review.inspection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

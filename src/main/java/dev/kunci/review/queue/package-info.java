/** Reading what waits for an approver. */
@NullMarked
@NamedInterface("queue")
package dev.kunci.review.queue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

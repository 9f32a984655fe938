/** Reading, searching and exporting the audit log. */
@NullMarked
@NamedInterface("audit")
package dev.kunci.review.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

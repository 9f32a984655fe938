/** Finding things by what people type or programs name. */
@NullMarked
@NamedInterface("lookup")
package dev.kunci.review.lookup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

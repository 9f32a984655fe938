/** Reading developers and app groups: the lists, the details, and pages for programs. */
@NullMarked
@NamedInterface("owner")
package dev.kunci.review.owner;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

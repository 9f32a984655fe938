/** Reading apps: the list, the details, and pages for programs. */
@NullMarked
@NamedInterface("app")
package dev.kunci.review.app;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/** Organizations, their settings, and the four-eyes switch. */
@NullMarked
@NamedInterface("organization")
package dev.kunci.registry.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

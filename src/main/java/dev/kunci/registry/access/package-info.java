/** The rule of effective access: whether a key passes, and which gate is shut. */
@NullMarked
@NamedInterface("access")
package dev.kunci.registry.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

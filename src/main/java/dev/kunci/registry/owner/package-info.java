/** Creating and editing developers and app groups, who own apps. */
@NullMarked
@NamedInterface("owner")
package dev.kunci.registry.owner;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

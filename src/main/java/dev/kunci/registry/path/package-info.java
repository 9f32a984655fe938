/** Paths: what an API product opens and how the path of a call is compared with it. */
@NullMarked
@NamedInterface("path")
package dev.kunci.registry.path;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

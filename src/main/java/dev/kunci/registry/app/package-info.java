/** Creating and editing apps. */
@NullMarked
@NamedInterface("app")
package dev.kunci.registry.app;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

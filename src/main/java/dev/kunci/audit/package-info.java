/** Ground floor: the append-only audit log, for people. Knows only values. */
@NullMarked
@ApplicationModule(allowedDependencies = "shared")
package dev.kunci.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

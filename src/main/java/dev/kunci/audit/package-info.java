/** Ground floor: the append-only record of what happened, for people; knows only values. */
@NullMarked
@ApplicationModule(allowedDependencies = "shared")
package dev.kunci.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

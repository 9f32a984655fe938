/** What all floors need: time, identifiers, refusals, configuration. */
@NullMarked
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package dev.kunci.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

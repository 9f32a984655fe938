/** Floor 4, the machine owner's door: the command line, and how a Kunci starts and stops. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"approval", "intake", "review", "registry", "operators", "audit", "feed", "web", "shared"
        })
package dev.kunci.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

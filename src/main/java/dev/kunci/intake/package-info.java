/** Floor 3: import of what Apigee exports, streamed from the file and stored in sets, with its records. */
@NullMarked
@ApplicationModule(allowedDependencies = {"registry", "operators", "audit", "feed", "shared"})
package dev.kunci.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

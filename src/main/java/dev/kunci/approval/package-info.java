/** Floor 3: the one path on which a status is decided. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"registry", "registry :: *", "operators", "operators :: *", "audit", "feed", "shared"})
package dev.kunci.approval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

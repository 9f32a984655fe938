/** Floor 3: permission-checked reading: lists, pages, effective access, the audit log. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"registry", "registry :: *", "operators", "operators :: *", "audit", "vault", "shared"})
package dev.kunci.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Floor 2: what exists: organizations, owners, API products, apps, credentials, grants. */
@NullMarked
@ApplicationModule(allowedDependencies = {"operators", "operators :: *", "audit", "feed", "vault", "shared"})
package dev.kunci.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

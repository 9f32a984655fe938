/**
 * Floor 4: the gateways' door: may this key make this call, now? Nobody calls it; it learns of changes from the feed.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"registry", "registry :: *", "operators", "operators :: *", "vault", "feed", "shared"})
package dev.kunci.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

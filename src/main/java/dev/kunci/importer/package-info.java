/** Floor 3: import of what Apigee exports, streamed from the file and stored in sets, with its audit records. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "registry",
            "registry :: *",
            "operators",
            "operators :: *",
            "audit",
            "feed",
            "vault",
            "shared"
        })
package dev.kunci.importer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Floor 4: the programs' door, which speaks the Apigee management API in its two dialects. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "approval",
            "review",
            "review :: *",
            "registry",
            "registry :: *",
            "operators",
            "operators :: *",
            "audit",
            "vault",
            "shared"
        })
package dev.kunci.management;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

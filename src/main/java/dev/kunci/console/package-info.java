/** Floor 4, the machine owner's door: the command line. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "approval",
            "importer",
            "review",
            "review :: *",
            "registry",
            "registry :: *",
            "operators",
            "operators :: *",
            "audit",
            "feed",
            "vault",
            "shared"
        })
package dev.kunci.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

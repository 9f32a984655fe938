/** Floor 4: the people's door, in views packaged by what a person works on. */
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
            "feed",
            "vault",
            "web",
            "shared"
        })
package dev.kunci.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

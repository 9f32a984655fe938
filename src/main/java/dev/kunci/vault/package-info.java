/** Keyed hashes and encryption of consumer keys and secrets, with keysets kept outside the database. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.kunci.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

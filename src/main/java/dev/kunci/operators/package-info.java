/** Floor 1: operators and their memberships, roles, sign-in and tokens, and the Actor of every call. */
@NullMarked
@ApplicationModule(allowedDependencies = {"audit", "feed", "shared"})
package dev.kunci.operators;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Floor 1: the people who work here, their memberships and roles, sign-in, tokens, and the Actor of every call. */
@NullMarked
@ApplicationModule(allowedDependencies = {"audit", "feed", "shared"})
package dev.kunci.operators;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

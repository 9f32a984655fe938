/** Ground floor: the commit-ordered sequence of changes, for machines. Knows only values. */
@NullMarked
@ApplicationModule(allowedDependencies = "shared")
package dev.kunci.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Ground floor: the commit-ordered sequence of what changed, for machines; knows only values. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.kunci.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

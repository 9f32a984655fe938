/** REST resources of developers, app groups and organizations. */
@NullMarked
package dev.kunci.management.owner;

import org.jspecify.annotations.NullMarked;

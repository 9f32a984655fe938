/** REST resources of apps and their keys. */
@NullMarked
package dev.kunci.management.app;

import org.jspecify.annotations.NullMarked;

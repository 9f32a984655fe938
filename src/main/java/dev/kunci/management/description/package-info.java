/** Describes the programs' door from its own code, for programs (OpenAPI) and for people (a page). */
@NullMarked
package dev.kunci.management.description;

import org.jspecify.annotations.NullMarked;

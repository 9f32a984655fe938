/** REST resources of custom attributes. */
@NullMarked
package dev.kunci.management.attribute;

import org.jspecify.annotations.NullMarked;

/** Error pages. */
@NullMarked
package dev.kunci.portal.error;

import org.jspecify.annotations.NullMarked;

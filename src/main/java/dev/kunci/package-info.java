/** The application itself: everything it is made of lies in the modules below. */
@NullMarked
package dev.kunci;

import org.jspecify.annotations.NullMarked;

/** The house: three doors, one decision, one record; each package below is a module with its allowed dependencies named. */
@NullMarked
package dev.kunci;

import org.jspecify.annotations.NullMarked;

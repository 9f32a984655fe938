/** REST resources of API products. */
@NullMarked
package dev.kunci.management.product;

import org.jspecify.annotations.NullMarked;

/** The list of API products. */
@NullMarked
package dev.kunci.portal.product.list;

import org.jspecify.annotations.NullMarked;

/** API products: their list, the page of one with its approval queue, and where one is made. */
@NullMarked
package dev.kunci.portal.product;

import org.jspecify.annotations.NullMarked;

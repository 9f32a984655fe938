/** The page of one API product, and the page that creates one. */
@NullMarked
package dev.kunci.portal.product;

import org.jspecify.annotations.NullMarked;

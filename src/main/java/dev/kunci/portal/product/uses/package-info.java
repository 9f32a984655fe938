/** Which keys hold an API product. */
@NullMarked
package dev.kunci.portal.product.uses;

import org.jspecify.annotations.NullMarked;

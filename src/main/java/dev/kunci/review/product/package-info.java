/** Reading API products: the list, the details, where they are used, and pages for programs. */
@NullMarked
@NamedInterface("product")
package dev.kunci.review.product;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

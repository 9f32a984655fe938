/** Creating and editing API products. */
@NullMarked
@NamedInterface("product")
package dev.kunci.registry.product;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/** The definition of an API product, and what a changed definition opens that the old one did not. */
@NullMarked
@NamedInterface("definition")
package dev.kunci.registry.definition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/** The keys of an app: issuing, importing, replacing and revealing them, and the products they hold. */
@NullMarked
@NamedInterface("key")
package dev.kunci.registry.key;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/** What every change of the registry shares: the audit record, locking, and deletion. */
@NullMarked
@NamedInterface("change")
package dev.kunci.registry.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
